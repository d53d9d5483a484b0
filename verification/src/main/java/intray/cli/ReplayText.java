package intray.cli;

import intray.check.Finding;
import intray.check.FindingKind;
import intray.check.Plan;
import intray.check.Rerun;
import org.jspecify.annotations.Nullable;

/** What became of a replay, for people, and as an exit status. */
final class ReplayText {
  /** Of the table of what is performed. */
  static final int INDENT = 2;

  private final Screen screen;
  private final Prose prose;

  ReplayText(Screen screen) {
    this.screen = screen;
    this.prose = new Prose(screen);
  }

  /** Says what is going to be performed. */
  void heading(String title, Plan plan) {
    String what = plan.kind() == null ? "an outcome that round-robin hides" : plan.kind().name();
    prose.print(
        0,
        screen.paint(Paint.BOLD, printable(title))
            + ": a schedule of the "
            + plan.level()
            + " level that showed "
            + what
            + ".");
    screen.out().println();
  }

  /** Writes what became of it, and tells the exit status. */
  int print(Plan plan, Rerun.Result result) {
    if (result.isGraphChanged()) {
      prose.print(
          0, "Note: the graph has other components, boxes or links than when this was recorded.");
    }
    if (result.isReproduced()) {
      reproduced(plan, result);
      return ExitStatus.FOUND;
    }
    Rerun.@Nullable Divergence divergence = result.divergence();
    if (divergence != null) {
      diverged(divergence);
      return ExitStatus.BOUNDED;
    }
    prose.print(
        0,
        screen.paint(Paint.GREEN, "NOT REPRODUCED")
            + ": the schedule was performed to its end, and no longer shows "
            + what(plan)
            + ".");
    if (result.objection() != null) {
      prose.print(0, "It cannot go on so for ever: ", printable(result.objection() + "."));
    }
    for (Finding finding : result.findings()) {
      prose.print(0, "It shows " + finding.kind() + " instead: ", sentence(finding));
    }
    ending(result);
    return ExitStatus.FINE;
  }

  private void reproduced(Plan plan, Rerun.Result result) {
    String head = screen.paint(Paint.RED, "REPRODUCED") + ": " + what(plan) + ". ";
    @Nullable Finding shown = null;
    for (Finding finding : result.findings()) {
      shown = shown == null && finding.kind() == plan.kind() ? finding : shown;
    }
    prose.print(0, shown == null ? head : head + sentence(shown));
    if (result.loop() >= 0) {
      prose.print(
          0,
          "After the last operation all is as it was before '"
              + ScheduleTable.FOR_EVER
              + "', and so it was when that part was performed once more.");
    }
    Rerun.@Nullable Divergence divergence = result.divergence();
    if (divergence != null) {
      prose.print(
          0,
          divergence.component()
              + " was given the same answers, and asks '"
              + printable(divergence.asked())
              + "' where it had asked '"
              + printable(divergence.expected())
              + "'.");
    }
    ending(result);
    if (!result.isOutcomeSame()) {
      prose.print(0, "Note: it ended otherwise when this was recorded.");
    }
  }

  private void diverged(Rerun.Divergence divergence) {
    prose.print(
        0,
        screen.paint(Paint.YELLOW, "DIVERGED")
            + " after "
            + Prose.count(divergence.operation(), "operation", "operations")
            + ": the schedule goes on with "
            + divergence.component()
            + ": '"
            + printable(divergence.expected())
            + "', but "
            + divergence.component()
            + " asks '"
            + printable(divergence.asked())
            + "'"
            + (divergence.where().isEmpty() ? "" : " (" + divergence.where() + ")")
            + ". The code has changed since, so nothing is known; check the graph anew.");
  }

  private void ending(Rerun.Result result) {
    if (result.outcome() != null) {
      prose.print(0, "It ends: ", printable(result.outcome()));
    }
  }

  private static String what(Plan plan) {
    if (plan.kind() == null) {
      return "the outcome that round-robin hides";
    }
    return plan.kind() == FindingKind.HIDDEN_BY_SERIALISATION
        ? "the outcome that serialisation hides"
        : plan.kind().name();
  }

  private String sentence(Finding finding) {
    return FindingText.words(screen, FindingText.sentence(finding));
  }

  private String printable(String text) {
    return Cells.printable(text, screen.unicode());
  }
}
