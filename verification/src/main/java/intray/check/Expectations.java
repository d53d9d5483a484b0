package intray.check;

import intray.Invariant;
import intray.Wiring;
import intray.WiringException;
import intray.run.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is declared about outcomes: by the graph, and by who has it checked. */
final class Expectations {
  /**
   * One of them.
   *
   * @param name what to call it
   * @param predicate whether an outcome is as expected
   */
  record Expectation(String name, Predicate<Outcome> predicate) {
    /**
     * Asks.
     *
     * @throws CheckException if the predicate throws
     */
    boolean isMetBy(Outcome outcome, Watchdog watchdog) {
      watchdog.begin("'" + name + "'");
      try {
        return predicate.test(outcome);
      } catch (WiringException e) {
        throw new CheckException("'" + name + "': " + e.getMessage());
      } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
        throw new CheckException(
            "'" + name + "' threw " + e + "; it must be a pure function of what it is shown");
      } finally {
        watchdog.end();
      }
    }
  }

  private Expectations() {}

  /** Of outcomes in which everybody is done or rests; others are findings anyway. */
  static List<Expectation> of(Wiring wiring) {
    List<Expectation> expectations = new ArrayList<>();
    for (Invariant end : wiring.atEnd()) {
      expectations.add(
          new Expectation(
              end.name(),
              outcome ->
                  (outcome.end() != Outcome.End.COMPLETED && outcome.end() != Outcome.End.AT_REST)
                      || end.holds(new OutcomeView(wiring, outcome))));
    }
    return expectations;
  }
}
