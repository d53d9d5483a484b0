package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.check.Estimate;
import intray.check.Level;
import intray.check.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What depends on the other end of standard output: letters, colours, widths, progress. */
final class ScreenTest {

  private static Cli run(boolean colours, boolean unicode, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    PrintWriter errors = new PrintWriter(err);
    return Cli.run(new Screen(writer, errors, 100, colours, unicode, false), out, err, args);
  }

  @Test
  void aScreenWithoutUnicode_getsAsciiOnly() {
    Cli report = run(false, false, "check", "check-then-control", "samples.Supplied$Nasty");

    assertTrue(report.out().chars().allMatch(c -> c < 0x7f), report.out());
    Golden.assertMatches("check-ascii.txt", report.stableOut());
  }

  @Test
  void aTerminal_getsColoursAndOtherwiseTheSameText() {
    String[] command = {"check", "check-then-control", "readers"};
    String coloured = run(true, true, command).stableOut();
    String plain = run(false, true, command).stableOut();

    assertTrue(coloured.contains("\u001b[1;31mFOUND\u001b[0m"), coloured);
    String uncoloured = coloured.replaceAll("\u001b\\[[0-9;]*m", "");
    assertEquals(words(plain), words(uncoloured));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  @Test
  void colours_inHelp_areForTerminalsOnly() {
    assertTrue(run(true, true, "--help").out().contains("\u001b["));
    assertFalse(run(false, true, "--help").out().contains("\u001b["));
  }

  @Test
  void width_countsWhatATerminalShows() {
    assertEquals(5, Cells.width("abcde"));
    assertEquals(6, Cells.width("日本語"));
    assertEquals(1, Cells.width("e\u0301"));
    assertEquals(2, Cells.width("👩‍👩‍👧"));
    assertEquals(2, Cells.width("❤\ufe0f"));
  }

  @Test
  void printable_letsNothingThroughThatMovesHidesOrReorders() {
    assertEquals("a\\u001b[2Jb\\nc\\td", Cells.printable("a\u001b[2Jb\nc\td", true));
    assertEquals("\\u202egnp", Cells.printable("\u202egnp", true));
    assertEquals("\\u009b \\ud800 \\u200b", Cells.printable("\u009b \ud800 \u200b", true));
    assertEquals("日本語", Cells.printable("日本語", true));
    assertEquals("\\u65e5\\ud83d\\ude00", Cells.printable("日😀", false));
  }

  @Test
  void wrap_breaksBetweenWordsAndLongWordsAfterPunctuation() {
    assertEquals(List.of("one two", "three"), Cells.wrap("one two three", 8));
    assertEquals(List.of("com.", "example.", "Shop"), Cells.wrap("com.example.Shop", 9));
    assertEquals(List.of("日本", "語"), Cells.wrap("日本語", 5));
    assertEquals(List.of(""), Cells.wrap("", 5));
  }

  @Test
  void cut_marksWhatIsMissing() {
    assertEquals("abc", Cells.cut("abc", 3, "…"));
    assertEquals("ab…", Cells.cut("abcd", 3, "…"));
    assertEquals("日…", Cells.cut("日本語", 4, "…"));
  }

  @Test
  void progress_onATerminal_isOneLineThatGoesAway() {
    StringWriter err = new StringWriter();
    PrintWriter writer = new PrintWriter(err);
    Screen screen = new Screen(writer, writer, 40, true, true, true);
    ProgressLine line = new ProgressLine(screen, "a-graph-with-a-long-name(n=3)");

    line.accept(new Progress(Level.PARALLEL, 1_234_567, 0, 12.3, null));
    line.clear();

    assertEquals("\r\u001b[Ka-graph-with-a-long-name(n=3)  paralle…\r\u001b[K", err.toString());
  }

  @Test
  void progress_withAnEstimate_saysHowMuchIsLeft() {
    assertEquals(
        "1,000 of about 4,000 ±3 % states, 5.00 s, about 15 s left",
        ProgressLine.sentence(
            new Progress(Level.PARALLEL, 1000, 0, 5, new Estimate.Figure(4000, 100))));
    assertEquals(
        "7 executions, 0.50 s",
        ProgressLine.sentence(new Progress(Level.PARALLEL, 0, 7, 0.5, null)));
    assertEquals(
        "7 of about 10^40 ±100 % executions, 1.00 s, more than a million years left",
        ProgressLine.sentence(
            new Progress(Level.PARALLEL, 0, 7, 1, new Estimate.Figure(2e40, 2e40))));
  }

  @Test
  void progress_withoutATerminal_isSilent() {
    StringWriter err = new StringWriter();
    PrintWriter writer = new PrintWriter(err);
    ProgressLine line = new ProgressLine(Screen.plain(writer, writer, 80), "g");

    line.accept(new Progress(Level.PARALLEL, 1, 0, 1, null));
    line.clear();

    assertEquals("", err.toString());
  }
}
