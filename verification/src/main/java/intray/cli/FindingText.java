package intray.cli;

import intray.check.Aspects;
import intray.check.Finding;
import intray.check.FindingKind;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Parting;
import intray.check.Report;
import intray.check.ScheduledOperation;
import intray.run.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One finding for people: a sentence, the schedule as a table, and how it ends. */
final class FindingText {
  private static final int INDENT = 5;

  private final Screen screen;
  private final Prose prose;
  private final Report report;
  private final @Nullable Replaying replaying;

  /**
   * A writer of findings.
   *
   * @param replaying how its schedule can be performed again, or null if it cannot
   */
  FindingText(Screen screen, Report report, @Nullable Replaying replaying) {
    this.screen = screen;
    this.prose = new Prose(screen);
    this.report = report;
    this.replaying = replaying;
  }

  /**
   * Writes a finding.
   *
   * @param sameAs the number of the finding that has shown the same schedule, or null
   */
  void print(int number, Finding finding, @Nullable Integer sameAs) {
    prose.print(
        2,
        String.format(Locale.ROOT, "%-3s", number + "."),
        screen.paint(Paint.RED, finding.kind().name()) + ", " + who(finding));
    prose.print(INDENT, words(screen, sentence(finding)));
    screen.out().println();
    if (sameAs != null && !finding.schedule().isEmpty()) {
      prose.print(INDENT, "The schedule is that of " + sameAs + ".");
      screen.out().println();
    } else {
      schedule(finding);
    }
    ending(finding);
    Finding.Other other = finding.other();
    if (other != null) {
      prose.print(INDENT, "Another ends: ", Cells.printable(other.outcome(), screen.unicode()));
      screen.out().println();
      if (!other.schedule().isEmpty()) {
        new ScheduleTable(screen, other.schedule(), -1).print(INDENT);
        screen.out().println();
      }
    }
    if (replaying != null && finding.plan() != null) {
      replaying.print(screen, INDENT, "Replay it: ", finding.plan());
      screen.out().println();
    }
  }

  /** Who would see it. */
  private String who(Finding finding) {
    boolean lower =
        report.levels().keySet().stream().anyMatch(level -> level.compareTo(finding.level()) < 0);
    if (finding.kind() == FindingKind.HIDDEN_BY_SERIALISATION) {
      return "what only true parallelism does";
    }
    return switch (finding.level()) {
      case ROUND_ROBIN -> "already in the round-robin run";
      case COOPERATIVE ->
          lower ? "in cooperative schedules other than round-robin" : "in cooperative schedules";
      case PARALLEL -> lower ? "only under true parallelism" : "under true parallelism";
    };
  }

  /** A sentence of ours, whose arrows are to be arrows everywhere. */
  static String words(Screen screen, String sentence) {
    String arrow = " " + Symbols.of(screen).arrow() + " ";
    return Cells.printable(sentence.replace(" → ", arrow), screen.unicode());
  }

  static String sentence(Finding finding) {
    String message =
        switch (finding.kind()) {
          case HIDDEN_BY_SERIALISATION ->
              "no order of whole steps ends like this, an interleaving of single operations does";
          default -> finding.message();
        };
    boolean beginsWithName =
        message.startsWith(finding.component() + " ")
            || message.startsWith(finding.component() + ":");
    return (beginsWithName
            ? message.substring(0, 1)
            : message.substring(0, 1).toUpperCase(Locale.ROOT))
        + message.substring(1)
        + (message.endsWith(".") ? "" : ".");
  }

  private void schedule(Finding finding) {
    if (finding.schedule().isEmpty()) {
      prose.print(INDENT, withoutSchedule(finding));
      screen.out().println();
      return;
    }
    new ScheduleTable(screen, finding.schedule(), finding.loop()).print(INDENT);
    prose.print(
        INDENT,
        screen.paint(
            Paint.DIM,
            Prose.count(finding.schedule().size(), "operation", "operations")
                + ", "
                + Prose.count(finding.switches(), "switch", "switches")
                + (finding.minimal() && finding.level() != Level.ROUND_ROBIN
                    ? ": no schedule that shows it has fewer switches"
                    : "")
                + (finding.loop() < 0
                    ? ""
                    : "; the last "
                        + (finding.schedule().size() - finding.loop())
                        + " again and again, for ever")));
    screen.out().println();
  }

  private static String withoutSchedule(Finding finding) {
    if (finding.minimal()) {
      return "It shows before any component has done anything that others can tell.";
    }
    return switch (finding.kind()) {
      case SHARED -> "It is put together from runs of single components, and has no one schedule.";
      case NONDETERMINISTIC_COMPONENT -> "It shows when the component is run again by itself.";
      default -> "No schedule was found within the limits of that search.";
    };
  }

  private void ending(Finding finding) {
    @Nullable String text = finding.outcome();
    LevelReport level = report.levels().get(finding.level());
    @Nullable Outcome outcome = text == null || level == null ? null : level.outcomes().get(text);
    List<Outcome> visible = visible(finding);
    if (outcome != null && !visible.isEmpty()) {
      new OutcomeComparison(outcome, Aspects.nearest(outcome, visible))
          .print(screen, INDENT, "it ends", "nearest that is visible when serialised");
      if (finding.parting() != null) {
        screen.out().println();
        prose.print(INDENT, words(screen, sentence(finding.parting())));
      }
    } else if (text != null && !isSaid(finding.kind())) {
      prose.print(INDENT, "It ends: ", Cells.printable(text, screen.unicode()));
    } else {
      return;
    }
    screen.out().println();
  }

  /** Where two schedules part. */
  static String sentence(Parting parting) {
    return (parting.after() == 0
            ? "They part at once"
            : "They part after " + Prose.count(parting.after(), "operation", "operations"))
        + ". Here comes "
        + next(parting.here())
        + "; the nearest serialised schedule that ends like that goes on with "
        + next(parting.there())
        + ".";
  }

  private static String next(@Nullable ScheduledOperation row) {
    return row == null ? "the end" : row + (row.where().isEmpty() ? "" : " (" + row.where() + ")");
  }

  /** Whether the message itself tells how it ends. */
  private static boolean isSaid(FindingKind kind) {
    return kind == FindingKind.STUCK || kind == FindingKind.FAILED;
  }

  /** For a hidden outcome, the outcomes that are not hidden. */
  private List<Outcome> visible(Finding finding) {
    LevelReport cooperative = report.levels().get(Level.COOPERATIVE);
    return finding.kind() == FindingKind.HIDDEN_BY_SERIALISATION && cooperative != null
        ? List.copyOf(cooperative.outcomes().values())
        : List.of();
  }
}
