package intray.cli;

import intray.trace.BadTraceException;
import intray.validation.Examination;
import intray.validation.ValidationException;
import intray.validation.Wrong;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Validates traces against the specification. */
@Command(
    name = "validate",
    description = {
      "Says whether recorded runs are behaviours of the specification, and if not, which event"
          + " cannot have happened and why. The judge is TLC, on Trace.tla; first it has to convict"
          + " traces with planted faults.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 all are accepted; 1 one is rejected; 2 bad usage, or one is not a trace."
    })
final class ValidateCommand implements Callable<Integer> {
  private final Screen screen;

  @Parameters(paramLabel = "TRACE", arity = "1..*", description = "Files with traces.")
  private List<String> names = new ArrayList<>();

  ValidateCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    int status = ExitStatus.FINE;
    Examination examination = new Examination();
    List<String> files = new ArrayList<>();
    for (String name : names) {
      @Nullable String unreadable = add(name, examination);
      if (unreadable == null) {
        files.add(name);
      } else {
        screen.out().flush();
        screen.err().println("intray: " + unreadable);
        status = ExitStatus.BAD;
      }
    }
    List<Examination.Result> results = examination.results();
    for (int k = 0; k < files.size(); k++) {
      tell(files.get(k), results.get(k));
      boolean rejected = results.get(k).wrong() != null;
      status = ExitStatus.worse(status, rejected ? ExitStatus.FOUND : ExitStatus.FINE);
    }
    return status;
  }

  /** Reads a file, or says why it cannot be read. */
  private static @Nullable String add(String name, Examination examination) {
    try {
      examination.add(Path.of(name));
      return null;
    } catch (BadTraceException e) {
      return e.getMessage();
    } catch (ValidationException e) {
      return name + ", line " + e.line() + ": " + e.getMessage();
    } catch (InvalidPathException e) {
      return name + ": not a path: " + e.getReason();
    } catch (NoSuchFileException e) {
      return name + ": there is no such file." + RecoverCommand.hint(Path.of(name));
    } catch (AccessDeniedException e) {
      return name + ": permission denied";
    } catch (IOException e) {
      return name + " cannot be read: " + e.getMessage();
    }
  }

  private void tell(String name, Examination.Result result) {
    Prose prose = new Prose(screen);
    Wrong wrong = result.wrong();
    if (wrong == null) {
      String events = Prose.count(result.events(), "event", "events");
      prose.print(0, name + ": accepted, " + events);
    } else {
      String place = wrong.line() == 0 ? "its last line" : "line " + wrong.line();
      String who = wrong.component().isEmpty() ? "" : wrong.component() + ", ";
      prose.print(0, name + ": REJECTED at event " + wrong.index() + " (" + place + ")");
      prose.print(2, "event:   ", text(who + wrong.what()));
      prose.print(2, "but:     ", text(wrong.why()));
      prose.print(2, "allowed: ", text(wrong.instead()));
    }
    if (result.truncation() != null) {
      prose.print(2, "note:    ", result.truncation());
    }
  }

  private String text(String text) {
    return Cells.printable(text, screen.unicode());
  }
}
