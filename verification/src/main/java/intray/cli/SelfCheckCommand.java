package intray.cli;

import intray.check.SelfCheck;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks the checker. */
@Command(
    name = "selfcheck",
    description = {
      "Checks the checker: it must find what is planted in graphs that come with it, at the right"
          + " level and with exact counts; and what is planted in the checker itself must be noticed.",
      ""
    },
    footer = {"", "Exit status: 0 all was found; 1 something was not; 2 bad usage."})
final class SelfCheckCommand implements Callable<Integer> {
  private final Screen screen;

  SelfCheckCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<SelfCheck.Row> rows = SelfCheck.all();
    Table table = new Table(screen, false).left("planted in").left("planted").left("found");
    int missed = 0;
    for (SelfCheck.Row row : rows) {
      missed += row.found() ? 0 : 1;
      table.row(
          List.of(
              Table.Cell.of(row.where()),
              Table.Cell.of(row.planted()),
              new Table.Cell(
                  row.found() ? "yes" + by(row) : "NO" + by(row),
                  row.found() ? Paint.GREEN : Paint.RED)));
    }
    table.print(0);
    screen.out().println();
    new Prose(screen)
        .print(
            0,
            missed == 0
                ? "All " + rows.size() + " were found, and nothing else."
                : missed
                    + " of "
                    + rows.size()
                    + " came out wrong: do not believe this checker. Please report it, with this"
                    + " table.");
    return missed == 0 ? ExitStatus.FINE : ExitStatus.FOUND;
  }

  private static String by(SelfCheck.Row row) {
    return row.how().isEmpty() ? "" : ": " + row.how();
  }
}
