package intray.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands together, and runs the one that is asked for. */
final class CommandLines {
  /** In the order of the general help. */
  static final List<String> NAMES =
      List.of(
          "list",
          "check",
          "run",
          "replay",
          "show",
          "spec",
          "agree",
          "selfcheck",
          "validate",
          "recover",
          "completion");

  /** Tells the shell of all others. */
  private static final String ABOUT_ALL = "completion";

  /** Below this picocli refuses to work. */
  private static final int MIN_HELP_WIDTH = 55;

  /** As wide as a manual page, even where there is more room. */
  private static final int MAX_HELP_WIDTH = 80;

  private CommandLines() {}

  /**
   * Runs a command.
   *
   * @return what to exit with
   */
  static int execute(Screen screen, String... args) {
    return execute(screen, new Interruption(), args);
  }

  /** Likewise, where a signal may come. */
  static int execute(Screen screen, Interruption interruption, String... args) {
    String first = args.length == 0 ? "" : args[0];
    if (NAMES.contains(first) && !first.equals(ABOUT_ALL)) {
      // The others take time to describe, and nobody asks for them.
      return create(screen, interruption, List.of(first)).execute(args);
    }
    CommandLine intray = create(screen, interruption, NAMES);
    boolean isMistyped = !NAMES.contains(first) && !first.isEmpty() && !first.startsWith("-");
    // With --help behind a wrong word picocli would explain something that nobody asked about.
    return isMistyped ? intray.execute(first) : intray.execute(args);
  }

  private static CommandLine create(Screen screen, Interruption interruption, List<String> names) {
    CommandLine intray = new CommandLine(new Intray());
    for (String name : names) {
      intray.addSubcommand(name, command(name, screen, interruption));
    }
    return intray
        .setOut(screen.out())
        .setErr(screen.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.max(MIN_HELP_WIDTH, Math.min(screen.width(), MAX_HELP_WIDTH)))
        .setParameterExceptionHandler(Failures::handle)
        .setExecutionExceptionHandler(Failures::handle);
  }

  private static Object command(String name, Screen screen, Interruption interruption) {
    return switch (name) {
      case "list" -> new ListCommand(screen);
      case "check" -> new CheckCommand(screen, interruption);
      case "run" -> new RunCommand(screen, interruption);
      case "replay" -> new ReplayCommand(screen);
      case "show" -> new ShowCommand(screen);
      case "spec" -> new SpecCommand(screen);
      case "agree" -> new AgreeCommand(screen);
      case "selfcheck" -> new SelfCheckCommand(screen);
      case "validate" -> new ValidateCommand(screen);
      case "recover" -> new RecoverCommand(screen);
      case ABOUT_ALL -> new CompletionCommand(screen);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
