package intray.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Clocked QUICK = new Clocked(0, false, "", 2, 3);
  private static final Clocked KILLED = new Clocked(137, true, "", 60, 60);
  private static final Seen TWO = new Seen(2, Set.of("x=0", "x=1"), "", "", "");

  private final List<String> lines = new ArrayList<>();
  private final Comparison comparison = new Comparison(lines::add);

  private static Row row(String engine, Seen seen, Clocked time, @Nullable Row ours) {
    return new Row("lastzero(1)", engine, "executions", seen, time, ours);
  }

  private Row ours() {
    return comparison.add(row("ours", TWO, QUICK, null));
  }

  private String printed() {
    return String.join("\n", lines);
  }

  @Test
  void equalRows_agree_andHaveRatios() {
    Row peer = comparison.add(row("peer", TWO, new Clocked(0, false, "", 25, 26), ours()));
    comparison.expect(peer, 2);
    comparison.expectOutcomes(peer);
    assertTrue(comparison.conclude());
    assertTrue(peer.toString().matches(".* 25\\.00 +26\\.00 +1\\.00 +13"), peer::toString);
    assertTrue(printed().contains("1 rows of peers compared"), this::printed);
  }

  @Test
  void peerThatIsNotThere_isSkipped_andNotCompared() {
    comparison.skip("SPIN", "install it");
    comparison.add(row("peer", TWO, QUICK, ours()));
    assertTrue(comparison.conclude());
    assertTrue(printed().contains("SKIPPED, so not compared: SPIN. To enable it: install it"));
    assertTrue(printed().contains("1 SKIPPED, for which this run says nothing: SPIN"));
  }

  @Test
  void canaryThatIsMissed_isWrong() {
    comparison.canary("peer", "a bug", TWO, QUICK);
    assertFalse(comparison.conclude());
    assertTrue(printed().contains("peer MISSES it"));
  }

  @Test
  void canaryThatIsFound_isRight() {
    comparison.canary("peer", "a bug", new Seen(1, Set.of(), "", "assertion", ""), QUICK);
    assertTrue(comparison.conclude());
  }

  @Test
  void otherCountThanIsKnown_isWrong() {
    comparison.expect(comparison.add(row("peer", TWO, QUICK, ours())), 3);
    assertFalse(comparison.conclude());
  }

  @Test
  void outcomeThatWeHaveNot_isWrong() {
    Seen more = new Seen(2, Set.of("x=2"), "stopped", "", "");
    comparison.add(row("peer", more, QUICK, ours()));
    assertFalse(comparison.conclude());
  }

  @Test
  void outcomeThatACompletePeerHasNot_isWrong() {
    comparison.add(row("peer", new Seen(2, Set.of("x=0"), "", "", ""), QUICK, ours()));
    assertFalse(comparison.conclude());
  }

  @Test
  void peerThatStopsAtABound_mayHaveSeenLess() {
    Row peer = row("peer", new Seen(2, Set.of("x=0"), "stopped", "", ""), QUICK, ours());
    comparison.expect(comparison.add(peer), 3);
    assertTrue(comparison.conclude());
    assertTrue(peer.toString().contains("not all: stopped"), peer::toString);
    assertTrue(printed().contains("0 rows of peers compared with ours, 1 that"), this::printed);
  }

  @Test
  void peerThatIsKilled_isNotCountedAsCompared() {
    Seen nothing = Seen.ofConcuerror("");
    Row peer = comparison.add(row("peer", nothing, KILLED, ours()));
    assertTrue(comparison.conclude());
    assertTrue(peer.toString().contains(">30  KILLED when its time was up"), peer::toString);
    assertTrue(printed().contains("0 rows of peers compared with ours, 1 that"), this::printed);
  }

  @Test
  void peerThatBreaksOff_isWrong() {
    Clocked broken = new Clocked(2, false, "no such option", 0, 0);
    comparison.add(row("peer", Seen.ofConcuerror(broken.output()), broken, ours()));
    assertFalse(comparison.conclude());
    assertTrue(printed().contains("exit status 2:\nno such option"), this::printed);
  }

  @Test
  void violationWhereNothingIsWrong_isWrong() {
    comparison.add(row("peer", new Seen(2, Set.of(), "", "1 errors", ""), QUICK, ours()));
    assertFalse(comparison.conclude());
  }

  @Test
  void oursThatIsNotComplete_isWrong() {
    comparison.add(row("ours", TWO, KILLED, null));
    assertFalse(comparison.conclude());
  }

  @Test
  void peerThatTellsNoOutcomes_isWrong_whereItShould() {
    Row peer = comparison.add(row("peer", new Seen(2, Set.of(), "", "", ""), QUICK, ours()));
    assertTrue(comparison.conclude());
    comparison.expectOutcomes(peer);
    assertFalse(comparison.conclude());
  }

  @Test
  void oursAgainstOurs_outcomesDiffer_isWrong() {
    Row first = ours();
    Row second =
        comparison.add(row("by states", new Seen(9, Set.of("x=0"), "", "", ""), QUICK, null));
    comparison.agree(second, first);
    assertFalse(comparison.conclude());
    assertEquals(2, lines.stream().filter(line -> line.startsWith("WRONG")).count());
  }
}
