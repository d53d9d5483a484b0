package intray.cli;

import intray.check.Progress;
import java.util.function.Consumer;

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
    say(
        progress.level()
            + ": "
            + Prose.figure(progress.states())
            + " states, "
            + Prose.seconds(progress.seconds()));
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

  void clear() {
    if (shown) {
      screen.err().print(CLEAR);
      screen.err().flush();
      shown = false;
    }
  }
}
