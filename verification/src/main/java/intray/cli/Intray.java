package intray.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others; by itself it only explains. */
@Command(
    name = "intray",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Intray.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Runs graphs of components that hand data off to each other, and checks exhaustively what"
          + " true parallelism can do that a serialised run hides.",
      ""
    })
final class Intray implements Runnable {
  /** Told by the jar, and by nothing else. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = Intray.class.getPackage().getImplementationVersion();
      return new String[] {
        "intray " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
      };
    }
  }

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print where an error comes from, and not only what it is.")
  private boolean stackTrace;

  @Spec private @Nullable CommandSpec spec;

  boolean isStackTraceWanted() {
    return stackTrace;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "a command is missing, one of " + String.join(", ", CommandLines.NAMES));
    }
  }
}
