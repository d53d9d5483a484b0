package intray.cli;

import intray.trace.BadTraceException;
import intray.validation.Examination;
import intray.validation.ValidationException;
import intray.validation.Wrong;
import java.io.IOException;
import java.nio.file.InvalidPathException;
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
      "Exit status: 0 all are accepted; 1 one is rejected; 2 bad usage, or one is not a trace, or has"
          + " no events; 3 one is accepted as far as it goes, and breaks off."
    })
final class ValidateCommand implements Callable<Integer> {
  /** Of more events than these it is said how long they will take. */
  private static final long MANY = 100_000;

  /** How many events TLC judges in a second, more or less. */
  private static final double RATE = 12_000;

  /** And how many messages that are under way it looks at; with little memory, fewer. */
  private static final double LOOKS = 300e6;

  private final Screen screen;

  @Parameters(paramLabel = "TRACE", arity = "1..*", description = "Files with traces.")
  private List<String> names = new ArrayList<>();

  ValidateCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    int status = ExitStatus.FINE;
    ProgressLine progress = new ProgressLine(screen, "validate");
    long begun = System.nanoTime();
    long[] all = {0};
    Examination examination =
        Examination.reporting(
            read -> progress.say("reading: " + Prose.count(read, "event", "events")),
            judged -> progress.say(sentence(judged, all[0], System.nanoTime() - begun)));
    List<String> files = new ArrayList<>();
    for (String name : names) {
      @Nullable String unreadable = add(name, examination);
      if (unreadable == null) {
        files.add(name);
      } else {
        screen.out().flush();
        screen.err().println("intray: " + text(unreadable));
        status = ExitStatus.BAD;
      }
    }
    if (files.isEmpty()) {
      return status;
    }
    all[0] = examination.events();
    progress.clear();
    warn(all[0], all[0] / RATE + examination.underWay() / LOOKS);
    List<Examination.Result> results = examination.results();
    progress.clear();
    for (int k = 0; k < files.size(); k++) {
      tell(files.get(k), results.get(k));
      status = ExitStatus.worse(status, status(results.get(k)));
    }
    return status;
  }

  private static int status(Examination.Result result) {
    if (result.wrong() != null) {
      return ExitStatus.FOUND;
    }
    return result.truncation() == null ? ExitStatus.FINE : ExitStatus.BOUNDED;
  }

  /** TLC follows one event after the other, whatever the number of processors. */
  private void warn(long events, double seconds) {
    if (events > MANY) {
      screen.out().flush();
      screen
          .err()
          .println(
              "intray: "
                  + Prose.count(events, "event", "events")
                  + " are to be judged, one after the other and each by the specification: this"
                  + " will take "
                  + Estimates.time(seconds)
                  + ". A rejected trace is known sooner.");
    }
  }

  private static String sentence(long judged, long all, long nanos) {
    double left = nanos / 1e9 * (all - judged) / Math.max(1, judged);
    return Prose.figure(judged)
        + " of "
        + Prose.count(all, "event", "events")
        + (judged < all ? ", " + Estimates.time(left) + " left" : "");
  }

  /** Reads a file, or says why it cannot be read. */
  private static @Nullable String add(String name, Examination examination) {
    try {
      Path file = Path.of(name);
      TraceInput.requireRereadable(file);
      examination.add(file);
      return null;
    } catch (BadTraceException | UsageException e) {
      return e.getMessage();
    } catch (ValidationException e) {
      return name + ", line " + e.line() + ": " + e.getMessage();
    } catch (InvalidPathException e) {
      return name + ": not a path: " + e.getReason();
    } catch (IOException e) {
      return TraceInput.unreadable(name, e);
    } catch (OutOfMemoryError e) {
      return TraceInput.tooLarge(name);
    }
  }

  private void tell(String name, Examination.Result result) {
    Prose prose = new Prose(screen);
    Wrong wrong = result.wrong();
    if (wrong == null) {
      String events = Prose.count(result.events(), "event", "events");
      boolean whole = result.truncation() == null;
      prose.print(0, name + (whole ? ": accepted, " : ": accepted as far as it goes, ") + events);
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
    return Cells.printable(Cells.beginning(text), screen.unicode());
  }
}
