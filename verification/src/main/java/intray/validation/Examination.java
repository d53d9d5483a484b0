package intray.validation;

import intray.trace.BadTraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Validates files for people: TLC judges, and a second program, written in plain Java, says in
 * words what is wrong. The two must agree on the event.
 */
public final class Examination {
  private final Judge judge;
  private final List<Trace> traces = new ArrayList<>();
  private final List<@Nullable Wrong> wrongs = new ArrayList<>();
  private final List<@Nullable String> truncations = new ArrayList<>();
  private final LongConsumer read;
  private long events;
  private double underWay;

  /** Of no file yet. */
  public Examination() {
    this(new Validator()::validate);
  }

  /** Tests ask another judge. */
  Examination(Judge judge) {
    this(judge, count -> {});
  }

  private Examination(Judge judge, LongConsumer read) {
    this.judge = judge;
    this.read = read;
  }

  /**
   * An examination that may take long.
   *
   * @param read is told now and then how many events of a file were read by then
   * @param judged is told now and then how many events TLC has judged by then
   * @return an examination of no file yet
   */
  public static Examination reporting(LongConsumer read, LongConsumer judged) {
    return new Examination(new Validator(judged)::validate, read);
  }

  /** Decides. */
  @FunctionalInterface
  interface Judge {
    List<Validator.Verdict> verdicts(List<Trace> traces) throws IOException;
  }

  /**
   * What is to be said about a trace.
   *
   * @param events how many there are; a line that ends the trace counts as one more
   * @param wrong the first event that cannot have happened, or null if the trace is accepted
   * @param truncation what is missing at its end, or null
   */
  public record Result(long events, @Nullable Wrong wrong, @Nullable String truncation) {}

  /**
   * Reads a file once, so that what is no trace is known before TLC begins.
   *
   * @param file to be validated
   * @throws BadTraceException if it is not a trace
   * @throws ValidationException if its header makes no sense, or there is nothing to validate
   * @throws IOException if it cannot be read
   */
  public void add(Path file) throws IOException {
    add(Trace.of(file));
  }

  void add(Trace trace) throws IOException {
    PlainCheck.Result result = PlainCheck.of(trace, read);
    if (result.events() == 0 && result.truncation() != null) {
      throw new ValidationException(
          1,
          "there is nothing to validate: no event follows. The recording broke off, or was cut.");
    }
    wrongs.add(result.wrong());
    truncations.add(result.truncation());
    traces.add(trace);
    events += result.events();
    underWay += result.underWay();
  }

  /**
   * How much TLC has to judge.
   *
   * @return the number of events of all files
   */
  public long events() {
    return events;
  }

  /**
   * How many messages and objects TLC has to look at: at each event, all that are under way then.
   *
   * @return their number, added up over all events of all files
   */
  public double underWay() {
    return underWay;
  }

  /**
   * Lets TLC judge.
   *
   * @return a result for each file, in the order in which they were added
   * @throws IOException if a file cannot be read any more
   * @throws IllegalStateException if TLC does not work, or disagrees with what the words would say
   */
  public List<Result> results() throws IOException {
    List<Result> results = new ArrayList<>();
    List<Validator.Verdict> verdicts = judge.verdicts(traces);
    for (int k = 0; k < verdicts.size(); k++) {
      @Nullable Wrong wrong = wrongs.get(k);
      long index = wrong == null ? 0 : wrong.index();
      if (verdicts.get(k).rejected() != index) {
        throw new IllegalStateException(
            "TLC and the plain check disagree, so nothing is decided: the first wrong event of"
                + " trace "
                + (k + 1)
                + " is "
                + name(verdicts.get(k).rejected())
                + " by the specification, and "
                + name(index)
                + " by the plain check ("
                + wrong
                + ")");
      }
      results.add(new Result(verdicts.get(k).events(), wrong, truncations.get(k)));
    }
    return results;
  }

  private static String name(long index) {
    return index == 0 ? "none" : "number " + index;
  }
}
