package intray.catalogue;

import static intray.catalogue.Says.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.FullInboxException;
import intray.Graph;
import intray.HandedOffException;
import intray.check.FindingKind;
import intray.check.Level;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogueTest {
  private static final int MANY_STEPS = 1_000_000;
  private static final int SEEDS = 300;

  /** What the way in which a run ended says about these kinds; of the others it says nothing. */
  private static final Set<FindingKind> SEEN_IN_OUTCOMES =
      EnumSet.of(
          FindingKind.STUCK,
          FindingKind.ASLEEP_WITH_MAIL,
          FindingKind.LOST_MESSAGE,
          FindingKind.REFUSED_SEND,
          FindingKind.FAILED);

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  static List<Entry> endingEntries() {
    return Catalogue.entries().stream().filter(entry -> !entry.canGoOnForEver()).toList();
  }

  static List<Entry> endlessEntries() {
    return Catalogue.entries().stream().filter(Entry::canGoOnForEver).toList();
  }

  @ParameterizedTest
  @MethodSource("endlessEntries")
  void roundRobin_ofWhatNeverEndsThere_isStopped(Entry entry) {
    Outcome outcome = new Serial().maxSteps(10_000).run(entry.build());
    if (entry.expected(Level.ROUND_ROBIN).contains(FindingKind.NEVER_ENDS)) {
      assertEquals(Outcome.End.STOPPED, outcome.end(), outcome::toString);
    }
  }

  @Test
  void names_areUniqueAndInKebabCase() {
    Set<String> names = new HashSet<>();
    for (Entry entry : entries()) {
      assertTrue(names.add(entry.name()), entry.name());
      assertTrue(entry.name().matches("[a-z]+(-[a-z]+)*"), entry.name());
      assertTrue(entry.sentence().matches("(?s)[A-Z].*\\."), entry.sentence());
      assertEquals(entry.name(), entry.build().name());
    }
    assertTrue(names.size() >= 40, () -> names.size() + " entries");
  }

  @ParameterizedTest
  @MethodSource("entries")
  void twin_exists_isMutualAndOnlyOneOfThemIsFaulty(Entry entry) {
    boolean repaired = entry.name().endsWith("-repaired");
    assertTrue(!repaired || entry.twin().isPresent(), "what does it repair?");
    assertFalse(repaired && entry.isFaulty());
    if (entry.twin().isPresent()) {
      Entry twin = Catalogue.get(entry.twin().get());
      assertEquals(entry.name(), twin.twin().orElse("none"));
      assertNotEquals(entry.isFaulty(), twin.isFaulty());
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void expectations_growFromLevelToLevel(Entry entry) {
    Set<FindingKind> coarser = Set.of();
    for (Level level : Level.values()) {
      Set<FindingKind> found = entry.expected(level);
      assertTrue(found.containsAll(coarser), () -> level + ": " + found);
      assertFalse(level != Level.PARALLEL && found.contains(FindingKind.HIDDEN_BY_SERIALISATION));
      assertFalse(
          found.contains(FindingKind.NOT_DETERMINISTIC) && !entry.build().isDeterministic());
      coarser = found;
    }
  }

  @ParameterizedTest
  @MethodSource("endingEntries")
  void roundRobin_endsAsExpected(Entry entry) {
    Graph graph = entry.build();
    Outcome outcome = new Serial().maxSteps(MANY_STEPS).run(graph);
    assertNotEquals(Outcome.End.STOPPED, outcome.end(), outcome::toString);
    Set<FindingKind> expected = entry.expected(Level.ROUND_ROBIN);
    expected.retainAll(SEEN_IN_OUTCOMES);
    expected.addAll(usedAfterHandOff(entry));
    assertEquals(expected, seen(outcome), outcome::toString);
  }

  @ParameterizedTest
  @MethodSource("endingEntries")
  void shuffledSteps_showAllThatCooperativeDoesAndNothingElse(Entry entry) {
    Set<FindingKind> seen = EnumSet.noneOf(FindingKind.class);
    Set<Outcome> outcomes = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      Outcome outcome = new Serial().seed(seed).shuffled().maxSteps(MANY_STEPS).run(entry.build());
      seen.addAll(seen(outcome));
      outcomes.add(outcome);
    }
    Set<FindingKind> expected = entry.expected(Level.COOPERATIVE);
    boolean races = expected.contains(FindingKind.NOT_DETERMINISTIC);
    expected.retainAll(SEEN_IN_OUTCOMES);
    expected.addAll(usedAfterHandOff(entry));
    assertEquals(expected, seen, outcomes::toString);
    assertTrue(races || outcomes.size() == 1 || !entry.build().isDeterministic());
    assertTrue(!races || outcomes.size() > 1);
  }

  @ParameterizedTest
  @MethodSource("endingEntries")
  void threads_endAsExpectedEachTime(Entry entry) throws InterruptedException {
    Outcome serial = new Serial().run(entry.build());
    for (int round = 0; round < 20; round++) {
      Outcome outcome = new Threads().seed(round).run(entry.build());
      Set<FindingKind> expected = entry.expected(Level.PARALLEL);
      if (entry.build().isDeterministic() && !entry.isFaulty()) {
        assertEquals(serial, outcome);
      }
      if (expected.stream().noneMatch(Aliasing::makesOutcomesMeaningless)) {
        expected.retainAll(SEEN_IN_OUTCOMES);
        assertTrue(expected.containsAll(seen(outcome)), outcome::toString);
      }
    }
  }

  /** The checker hands copies out; a run of the placements does not, so anything can be seen. */
  private static final class Aliasing {
    static boolean makesOutcomesMeaningless(FindingKind kind) {
      return switch (kind) {
        case USED_AFTER_HANDOFF, SHARED, HANDED_OFF_TWICE, NONDETERMINISTIC_COMPONENT -> true;
        default -> false;
      };
    }
  }

  @ParameterizedTest
  @MethodSource("endingEntries")
  void smallestParameters_buildAndEnd(Entry entry) {
    Map<String, String> least = new HashMap<>();
    for (Parameter parameter : entry.parameters()) {
      if (parameter.allowed().startsWith("a whole number from ")) {
        least.put(parameter.name(), parameter.allowed().split(" ", -1)[4]);
      }
    }
    Graph graph = entry.build(entry.arguments(least));
    Outcome outcome = new Serial().maxSteps(MANY_STEPS).run(graph);
    assertNotEquals(Outcome.End.STOPPED, outcome.end(), outcome::toString);
  }

  @Test
  void get_mistyped_saysWhatIsNear() {
    BadArgument e = assertThrows(BadArgument.class, () -> Catalogue.get("philosopher"));
    assertSays(e, "did you mean 'philosophers'");
    assertEquals("mini-axon", Catalogue.nearest("miniaxon").get(0));
    assertTrue(Catalogue.nearest("something else").isEmpty());
    assertTrue(Catalogue.find("word count").isEmpty());
  }

  private static Set<FindingKind> usedAfterHandOff(Entry entry) {
    return entry.name().equals("owned-after-handoff")
        ? EnumSet.of(FindingKind.USED_AFTER_HANDOFF)
        : EnumSet.noneOf(FindingKind.class);
  }

  private static Set<FindingKind> seen(Outcome outcome) {
    Set<FindingKind> seen = EnumSet.noneOf(FindingKind.class);
    boolean asleep = false;
    for (Map.Entry<String, String> waiter : outcome.waiting().entrySet()) {
      asleep |=
          waiter.getValue().equals("PAUSE")
              && outcome.left().keySet().stream()
                  .anyMatch(box -> box.startsWith(waiter.getKey() + "."));
    }
    if (asleep) {
      seen.add(FindingKind.ASLEEP_WITH_MAIL);
    } else if (outcome.end() == Outcome.End.STUCK) {
      seen.add(FindingKind.STUCK);
    } else if (outcome.end() == Outcome.End.FAILED) {
      seen.add(
          outcome.cause() instanceof FullInboxException
              ? FindingKind.REFUSED_SEND
              : outcome.cause() instanceof HandedOffException
                  ? FindingKind.USED_AFTER_HANDOFF
                  : FindingKind.FAILED);
    } else if (!outcome.left().isEmpty()) {
      seen.add(FindingKind.LOST_MESSAGE);
    }
    return seen;
  }
}
