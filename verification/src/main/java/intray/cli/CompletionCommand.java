package intray.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for the shell. */
@Command(
    name = "completion",
    description = {
      "Prints a script that lets bash and zsh complete commands, options and names of graphs.",
      "",
      "Use it with: source <(intray completion)",
      ""
    })
final class CompletionCommand implements Callable<Integer> {
  private final Screen screen;
  @Spec private @Nullable CommandSpec spec;

  CompletionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (spec != null) {
      screen.out().print(AutoComplete.bash("intray", spec.root().commandLine()));
    }
    return ExitStatus.FINE;
  }
}
