package intray.cli;

import intray.check.Finding;
import intray.check.Report;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For each finding, the smallest parameters that show it, and how sure that is. */
final class ShrinkingText {
  private final Screen screen;
  private final Prose prose;

  ShrinkingText(Screen screen) {
    this.screen = screen;
    this.prose = new Prose(screen);
  }

  void print(Subject subject, Report report, Shrinking shrinking) {
    if (shrinking.smaller() == 0) {
      prose.print(0, "Not shrunk: " + subject.title() + " has no smaller parameters.");
      return;
    }
    Set<String> told = new HashSet<>();
    for (Finding finding : report.findings()) {
      String what =
          finding.kind() + (finding.component() == null ? "" : " of " + finding.component());
      if (told.add(what)) {
        tell(subject, what, shrinking, shrinking.of(finding));
      }
    }
  }

  private void tell(
      Subject subject, String what, Shrinking shrinking, Shrinking.@Nullable Smallest smallest) {
    if (smallest == null) {
      prose.print(
          0,
          what
              + ": none of the "
              + Prose.count(shrinking.smaller(), "smaller graph", "smaller graphs")
              + " that were tried shows it"
              + (shrinking.isCut() ? "; there are more" : "")
              + (shrinking.undecided() > 0
                  ? "; "
                      + shrinking.undecided()
                      + " of them could not be explored to the end, so that decides nothing."
                  : shrinking.isCut() ? "." : ", so " + subject.title() + " is the smallest."));
      return;
    }
    prose.print(
        0,
        what
            + ": shown by "
            + smallest.subject().title()
            + (smallest.undecided() == 0
                ? ", and by no smaller graph"
                : ", the smallest that is known: "
                    + smallest.undecided()
                    + " smaller could not be explored to the end")
            + " ("
            + Prose.count(smallest.tries(), "graph", "graphs")
            + " tried, in the order of the sum of the parameters, then of the first).");
    screen.out().println();
    new FindingText(screen, smallest.report(), Replaying.of(smallest.subject()))
        .print(1, smallest.finding(), null);
  }
}
