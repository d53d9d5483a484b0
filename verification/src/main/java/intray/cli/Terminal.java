package intray.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the operating system about the terminal, since Java hardly does. */
final class Terminal {
  static final int OUT = 1;
  static final int ERR = 2;

  private Terminal() {}

  /**
   * Whether a stream goes to a terminal. Where /proc does not tell, it does if both standard input
   * and standard output do, as far as the JVM knows.
   */
  static boolean isTerminal(int stream) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream));
      return target.startsWith("/dev/pts")
          || target.toString().matches("/dev/(tty\\w*|console|hvc\\d+)");
    } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
      return hasConsole();
    }
  }

  /** From Java 22 on there is always a console, and it has a method that tells what it is. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    @Nullable Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return Runtime.version().feature() < 22;
    }
  }

  /** The conventions of NO_COLOR and of dumb terminals. */
  static boolean wantsColours() {
    @Nullable String refused = System.getenv("NO_COLOR");
    return (refused == null || refused.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }

  /**
   * How many columns to fill: those of the terminal, if the output goes to one. Who exports COLUMNS
   * wants so many wherever it goes.
   */
  static int width(boolean isTerminal, int otherwise) {
    int told = number(System.getenv("COLUMNS"));
    if (told > 0 || !isTerminal) {
      return told > 0 ? told : otherwise;
    }
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
        process.destroy();
        return otherwise;
      }
      try (Scanner answer = new Scanner(process.getInputStream(), StandardCharsets.US_ASCII)) {
        answer.next();
        int columns = number(answer.next());
        return columns > 0 ? columns : otherwise;
      }
    } catch (IOException | RuntimeException e) {
      return otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
  }

  private static int number(@Nullable String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
