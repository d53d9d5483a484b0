package samples;

import intray.Graph;
import intray.Pipeline;
import intray.Source;
import intray.catalogue.Catalogue;
import intray.check.FindingKind;
import intray.check.Level;
import intray.junit.CheckGraph;
import intray.junit.Values;
import java.util.Map;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Classes with {@code @CheckGraph} methods that pass, fail, or cannot be checked. */
public final class Checks {
  private Checks() {}

  private static Graph of(String name, Map<String, String> parameters) {
    var entry = Catalogue.get(name);
    return entry.build(entry.arguments(parameters));
  }

  /** Nothing is wrong, with one parameter and with two. */
  static final class Passing {
    @CheckGraph
    @DisplayName("a line of relays")
    Graph line() {
      return Pipeline.named("line").then("source", Source.of("a", "b")).build();
    }

    @CheckGraph
    static Graph readers(@Values({"1", "2", "3"}) int n) {
      return of("readers", Map.of("n", Integer.toString(n)));
    }

    @CheckGraph
    Graph combined(
        @Values({"1", "2"}) long one,
        @Values({"true", "false"}) boolean two,
        @Values({"PARALLEL"}) Level three,
        @Values("0.5") double four,
        @Values("five") String five) {
      return Pipeline.named("n").then("source", Source.of(one, two, three, four, five)).build();
    }

    @Test
    void standsBesideJupitersTests() {}
  }

  /** Something is wrong, as expected. */
  static final class Expecting {
    @CheckGraph(expected = {FindingKind.HIDDEN_BY_SERIALISATION, FindingKind.LOST_MESSAGE})
    Graph checkThenControl() {
      return of("check-then-control", Map.of());
    }
  }

  /** What was found is not what was expected. */
  static final class Failing {
    @CheckGraph
    Graph unexpected() {
      return of("check-then-control", Map.of());
    }

    @CheckGraph
    Graph sleepy(@Values({"2", "3"}) int k, @Values("PARALLEL") Level level) {
      return of("pause-on-unread-mail", Map.of("k", k + (level == Level.PARALLEL ? "" : "0")));
    }

    @CheckGraph(expected = FindingKind.STUCK)
    Graph missing() {
      return of("readers", Map.of());
    }
  }

  /** The exploration stops early. */
  static final class Bounded {
    @CheckGraph(states = 5, levels = Level.PARALLEL)
    Graph refused() {
      return of("readers", Map.of());
    }

    @CheckGraph(states = 5, levels = Level.PARALLEL, acceptBound = true)
    Graph accepted() {
      return of("readers", Map.of());
    }

    @CheckGraph(executions = 2, levels = Level.PARALLEL)
    Graph fewExecutions() {
      return of("readers", Map.of());
    }

    @CheckGraph(switches = 0, levels = Level.PARALLEL)
    Graph withoutSwitches() {
      return of("readers", Map.of());
    }

    @CheckGraph(memory = 1, levels = Level.PARALLEL)
    Graph littleMemory() {
      return of("readers", Map.of("n", "10"));
    }
  }

  /** Nothing can be explored. */
  static final class Wrong {
    @CheckGraph
    void returnsNothing() {}

    @CheckGraph
    @SuppressWarnings("NullAway")
    Graph returnsNull() {
      return null;
    }

    @CheckGraph
    @SuppressWarnings("UnusedMethod")
    private Graph isPrivate() {
      return of("readers", Map.of());
    }

    @CheckGraph
    Graph hasNoValues(int n) {
      return of("readers", Map.of("n", Integer.toString(n)));
    }

    @CheckGraph
    Graph hasEmptyValues(@Values({}) int n) {
      return of("readers", Map.of("n", Integer.toString(n)));
    }

    @CheckGraph
    Graph hasBadValues(@Values("two") int n) {
      return of("readers", Map.of("n", Integer.toString(n)));
    }

    @CheckGraph
    Graph wantsStrangeType(@Values("two") Object n) {
      return of("readers", Map.of("n", n.toString()));
    }

    @CheckGraph(levels = {})
    Graph hasNoLevel() {
      return of("readers", Map.of());
    }

    @CheckGraph(steps = -1)
    Graph hasBadBound() {
      return of("readers", Map.of());
    }

    @CheckGraph(executions = 3, switches = 1)
    Graph hasBoundsThatExcludeEachOther() {
      return of("readers", Map.of());
    }

    @CheckGraph
    Graph throwsSomething() {
      throw new IllegalStateException("no graph today");
    }

    @CheckGraph
    Graph hasAnOpenInput() {
      return new Supplied.Open().get();
    }
  }

  /** Cannot be instantiated. */
  static final class WithoutConstructor {
    private final String name;

    WithoutConstructor(String name) {
      this.name = name;
    }

    @CheckGraph
    Graph line() {
      return Pipeline.named(name).then("source", Source.of("a")).build();
    }
  }

  /** Inherited by those that are not abstract. */
  abstract static class Inherited {
    @CheckGraph
    Graph line() {
      return Pipeline.named("line").then("source", Source.of("a", "b")).build();
    }
  }

  /** Has a check from above. */
  static final class Heir extends Inherited {}

  /** With annotations of Jupiter's. */
  @Tag("whole")
  static final class Annotated {
    @CheckGraph
    @Tag("part")
    Graph tagged() {
      return Pipeline.named("line").then("source", Source.of("a", "b")).build();
    }

    @CheckGraph
    @Disabled("not today")
    Graph disabled() {
      return of("check-then-control", Map.of());
    }
  }
}
