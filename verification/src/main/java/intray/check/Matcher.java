package intray.check;

import intray.Component;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which histories of one component lead to the same state. Only where a step has ended: then
 * nothing of the component is on the stack, and all that it will ever do follows from what it can
 * reach, from what it waits for, and from which of its outboxes are closed.
 */
final class Matcher {
  /** Shorter histories are not looked at, if only to see whether a component goes round. */
  private static final int LONG = 64;

  private final Matching matching;
  private final Statics statics;
  private final Map<String, LocalState> known = new HashMap<>();
  private @Nullable String opaque;

  /** Thrown through a search by histories when a component has come back to an earlier state. */
  static final class GoesRound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which component. */
    final int component;

    GoesRound(int component) {
      super("component " + component + " goes round", null, false, false);
      this.component = component;
    }
  }

  /**
   * A matcher.
   *
   * @param matching AUTO to match none, but to watch whether the component goes round
   * @param statics which the component may have changed
   */
  Matcher(Matching matching, Statics statics) {
    this.matching = matching;
    this.statics = statics;
  }

  /** One that knows of no history yet. */
  Matcher anew() {
    return new Matcher(matching, statics);
  }

  /** Why histories of this component are not matched although they should be, or null. */
  @Nullable String opaque() {
    return matching == Matching.STATES ? opaque : null;
  }

  /** Matches no more histories. */
  void giveUp(String reason) {
    opaque = reason;
  }

  /**
   * What there is to compare after a history.
   *
   * @param asks what the component asks or waits for
   * @param length of the history
   * @param findings what was found out about it on the last stretch
   * @return null if it is not to be compared
   */
  @Nullable String key(
      Operation asks,
      int length,
      boolean[] closed,
      @Nullable Component component,
      Handoffs handoffs,
      List<LocalState.LocalFinding> findings) {
    boolean wanted = matching == Matching.STATES || (matching == Matching.AUTO && length >= LONG);
    if (!wanted || !asks.isBetweenSteps() || asks.kind() == Operation.Kind.FAIL) {
      return null;
    }
    if (asks.kind() == Operation.Kind.DONE) {
      return "DONE" + findings; // whatever it holds, it does nothing any more
    }
    if (opaque != null || component == null) {
      return null;
    }
    try {
      List<@Nullable Object> elsewhere = statics.changedNow();
      elsewhere.add(component);
      Print print = new Print(elsewhere.size() == 1 ? component : elsewhere.toArray());
      return asks.kind()
          + Arrays.toString(asks.guard())
          + Arrays.toString(closed)
          + print.text()
          + handoffs.marks(print)
          + findings;
    } catch (Print.Opaque e) {
      opaque = e.getMessage();
      return null;
    }
  }

  /** The history that was the first to lead to a state, or null. */
  @Nullable LocalState first(@Nullable String key) {
    return key == null || matching != Matching.STATES ? null : known.get(key);
  }

  /**
   * Notes where a history leads.
   *
   * @throws GoesRound if it is only to be watched, and was there before
   */
  synchronized void note(@Nullable String key, LocalState state, int component) {
    if (key == null) {
      return;
    }
    LocalState before = known.put(key, state);
    if (matching == Matching.AUTO && before != null && isAncestor(before, state)) {
      throw new GoesRound(component);
    }
  }

  private static boolean isAncestor(LocalState before, LocalState state) {
    LocalState at = state;
    while (at != null && at.length > before.length) {
      at = at.parent;
    }
    return at == before;
  }
}
