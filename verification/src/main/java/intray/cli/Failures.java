package intray.cli;

import intray.WiringException;
import intray.check.CheckException;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: a sentence for whoever can put it right, a stack trace if asked for. */
final class Failures {
  private Failures() {}

  /** An error that is nobody's exception, such as a lack of memory; it ends the program. */
  static int handle(Error thrown, Screen screen) {
    screen.out().flush();
    screen.err().println("intray: " + thrown + at(thrown));
    if (thrown instanceof OutOfMemoryError) {
      screen.err().println("Give java more memory, as in java -Xmx8g -jar …");
    } else {
      screen.err().println("If this is no component's fault, please report it.");
    }
    screen.flush();
    return ExitStatus.BAD;
  }

  static int handle(Exception thrown, CommandLine command, @Nullable ParseResult parsed) {
    PrintWriter err = command.getErr();
    command.getOut().flush();
    err.println(command.getColorScheme().errorText("intray: " + sentence(thrown)));
    if (isStackTraceWanted(command)) {
      thrown.printStackTrace(err);
    } else if (!isExpected(thrown)) {
      err.println("This is a fault of Intray's. Please report it with what --stacktrace prints.");
    }
    err.flush();
    return ExitStatus.BAD;
  }

  static int handle(ParameterException thrown, String[] args) {
    CommandLine command = thrown.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText("intray: " + thrown.getMessage()));
    UnmatchedArgumentException.printSuggestions(thrown, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    if (isStackTraceWanted(command)) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return ExitStatus.BAD;
  }

  /** The place in somebody's code where it was thrown, as in {@code " (Shop.java:12)"}. */
  static String at(Throwable thrown) {
    return at(thrown.getStackTrace());
  }

  /** Likewise, for a thread. */
  static String at(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (!name.matches("(java|jdk|sun)\\..*|intray\\.(\\w+|cli\\..*|check\\..*|run\\..*)")) {
        return " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
      }
    }
    return "";
  }

  static boolean isStackTraceWanted(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof Intray intray
        && intray.isStackTraceWanted();
  }

  private static boolean isExpected(Throwable thrown) {
    return thrown instanceof UsageException
        || thrown instanceof WiringException
        || thrown instanceof CheckException;
  }

  private static String sentence(Throwable thrown) {
    return harmless(
        isExpected(thrown) && thrown.getMessage() != null
            ? thrown.getMessage()
            : thrown.toString());
  }

  /** A message may repeat what a file says, and no file is to move the cursor; lines may break. */
  private static String harmless(String message) {
    return message
        .lines()
        .map(line -> Cells.printable(Cells.beginning(line), true))
        .collect(Collectors.joining("\n"));
  }
}
