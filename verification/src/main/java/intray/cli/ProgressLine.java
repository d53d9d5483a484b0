package intray.cli;

import intray.check.Estimate;
import intray.check.Progress;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that is written over and over while a check takes its time. */
final class ProgressLine implements Consumer<Progress> {
  private static final String CLEAR = "\r\u001b[K";

  private final Screen screen;
  private final String title;
  private boolean shown;

  ProgressLine(Screen screen, String title) {
    this.screen = screen;
    this.title = title;
  }

  @Override
  public void accept(Progress progress) {
    say(progress.level() + ": " + sentence(progress));
  }

  /** Writes the title and what is being done. */
  void say(String what) {
    if (screen.live()) {
      String line = title + "  " + what;
      screen.err().print(CLEAR + Cells.cut(line, screen.width() - 1, Symbols.of(screen).more()));
      screen.err().flush();
      shown = true;
    }
  }

  /** As in "1,234 of about 5,000 ±8 % states, 2.10 s, about 6.41 s left". */
  static String sentence(Progress progress) {
    Estimate.@Nullable Figure total = progress.total();
    String of = total == null ? "" : " of about " + Estimates.figure(total);
    double left = progress.secondsLeft();
    return Prose.figure(progress.seen())
        + of
        + (progress.states() > 0 ? " states, " : " executions, ")
        + Prose.seconds(progress.seconds())
        + (Double.isNaN(left) ? "" : String.format(Locale.ROOT, ", %s left", Estimates.time(left)));
  }

  void clear() {
    if (shown) {
      screen.err().print(CLEAR);
      screen.err().flush();
      shown = false;
    }
  }
}
