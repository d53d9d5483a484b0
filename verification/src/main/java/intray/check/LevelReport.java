package intray.check;

import intray.run.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one level. Where executions can go on for ever (cyclic) there is no number of
 * them.
 *
 * @param level which executions were explored
 * @param outcomes the different outcomes, by their text
 * @param interleavings how many different orders of moves there are; -1 if more than fit into a
 *     long or if executions can go on for ever, 0 if they were not counted
 * @param executions how many of them stand for all: one for each Mazurkiewicz trace; -1 if they
 *     were not explored one by one, because they are too many or because an invariant is to hold in
 *     every state; up to the bound if {@code bound} is one on executions
 * @param readsFrom how many classes of executions there are by {@link Equivalence#READS_FROM}; -1
 *     if that was not asked for, or not counted to the end
 * @param redundant executions that were begun and turned out to repeat another
 * @param states how many different global states were visited; 0 if they were not counted
 * @param cyclic whether a state can come again, so that executions can go on for ever
 * @param bound what cut the exploration off, as one writes it on the command line, or {@code
 *     "interrupted"}; null if it was exhaustive
 * @param seconds how long it took
 */
public record LevelReport(
    Level level,
    Map<String, Outcome> outcomes,
    long interleavings,
    long executions,
    long readsFrom,
    long redundant,
    long states,
    boolean cyclic,
    @Nullable String bound,
    double seconds) {
  /** Copies the outcomes, unless they are of a kind that only grows in a search that is over. */
  public LevelReport {
    outcomes = outcomes instanceof Outcomes ? outcomes : new LinkedHashMap<>(outcomes);
  }
}
