package intray.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands together. */
final class CommandLines {
  /** Below this picocli refuses to work. */
  private static final int MIN_HELP_WIDTH = 55;

  private CommandLines() {}

  /** All commands, writing to a screen. */
  static CommandLine create(Screen screen) {
    return create(screen, new Interruption());
  }

  /** Likewise, where a signal may come. */
  static CommandLine create(Screen screen, Interruption interruption) {
    CommandLine intray = new CommandLine(new Intray());
    intray.addSubcommand(new ListCommand(screen));
    intray.addSubcommand(new CheckCommand(screen, interruption));
    intray.addSubcommand(new RunCommand(screen, interruption));
    intray.addSubcommand(new ReplayCommand(screen));
    intray.addSubcommand(new ShowCommand(screen));
    intray.addSubcommand(new SpecCommand(screen));
    intray.addSubcommand(new AgreeCommand(screen));
    intray.addSubcommand(new SelfCheckCommand(screen));
    intray.addSubcommand(new ValidateCommand(screen));
    intray.addSubcommand(new RecoverCommand(screen));
    intray.addSubcommand(new CompletionCommand(screen));
    return intray
        .setOut(screen.out())
        .setErr(screen.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.max(MIN_HELP_WIDTH, Math.min(screen.width(), Screen.PAGE)))
        .setParameterExceptionHandler(Failures::handle)
        .setExecutionExceptionHandler(Failures::handle);
  }
}
