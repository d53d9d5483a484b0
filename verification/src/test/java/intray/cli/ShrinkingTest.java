package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import intray.check.Bounds;
import intray.check.Check;
import intray.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The smallest parameters that still show a finding. */
final class ShrinkingTest {
  private static Shrinking.@Nullable Smallest shrink(
      String graph, Map<String, String> given, Bounds bounds, List<String> tried) {
    Entry entry = Catalogue.get(graph);
    Subject subject = GraphOptions.rebuild(graph, given, null);
    Finding finding = Check.of(subject.graph()).run().findings().get(0);
    Shrinking shrinking =
        new Shrinking(
            entry,
            subject.parameters(),
            smaller -> {
              tried.add(smaller.title());
              return Check.of(smaller.graph()).bounds(bounds).run();
            });
    return shrinking.of(finding);
  }

  @Test
  void of_oneParameter_isTheLeastThatShowsIt() {
    List<String> tried = new ArrayList<>();
    Shrinking.Smallest smallest = shrink("philosophers", Map.of("n", "4"), Bounds.DEFAULT, tried);
    assertEquals("philosophers(n=2)", Objects.requireNonNull(smallest).subject().title());
    assertEquals(List.of("philosophers(n=2)"), tried);
    assertEquals(0, smallest.undecided());
  }

  @Test
  void of_severalParameters_areTriedInTheOrderOfTheirSum() {
    List<String> tried = new ArrayList<>();
    Shrinking.Smallest smallest =
        shrink(
            "alternating-bit-without-bit", Map.of("k", "3", "losses", "2"), Bounds.DEFAULT, tried);
    String found = Objects.requireNonNull(smallest).subject().title();
    assertEquals(found, tried.get(tried.size() - 1));
    assertEquals(tried.size(), smallest.tries());
    // None before it shows the finding.
    for (String smaller : tried.subList(0, tried.size() - 1)) {
      String[] values = smaller.replaceAll(".*\\((.*)\\)", "$1").split(", ", -1);
      String k = values[0].substring(2);
      String losses = values[1].substring("losses=".length());
      Subject subject =
          GraphOptions.rebuild(
              "alternating-bit-without-bit", Map.of("k", k, "losses", losses), null);
      assertTrue(
          Check.of(subject.graph()).run().findings().stream()
              .noneMatch(finding -> finding.kind() == smallest.finding().kind()),
          smaller);
    }
  }

  @Test
  void of_boundReachedEverywhere_findsNone() {
    List<String> tried = new ArrayList<>();
    Shrinking.Smallest smallest =
        shrink("pause-on-unread-mail", Map.of("k", "4"), Bounds.DEFAULT.withStates(1), tried);
    assertNull(smallest);
    assertTrue(tried.size() > 1);
    Cli cli =
        Cli.run(
            "check",
            "philosophers",
            "-p",
            "n=3",
            "--bound",
            "states=8",
            "--level",
            "parallel",
            "--shrink");
    assertTrue(
        cli.out().contains("decides nothing") || !cli.out().contains("is the smallest"), cli.out());
  }

  @Test
  void check_shrink_showsTheSmallestGraph() {
    Cli cli = Cli.run("check", "dead-end", "--shrink");
    assertEquals(1, cli.status(), cli.err());
    Golden.assertMatches("check-shrink.txt", cli.stableOut());
    Cli none = Cli.run("check", "check-then-control", "--shrink");
    assertTrue(none.out().contains("Not shrunk: check-then-control has no smaller"), none.out());
    Cli user = Cli.run("check", "example.Votes", "--shrink");
    assertTrue(user.out().contains("Not shrunk: a class does not say"), user.out());
  }
}
