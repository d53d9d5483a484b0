package intray.peers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine says that it has explored.
 *
 * @param explored how many of what it counts; -1 if that is not known
 * @param outcomes how executions end, if it tells, each as {@link #outcome} writes it
 * @param doubt why this is not all that can happen; empty if it is
 * @param violation what it found to be wrong; empty if nothing is
 * @param note what else it counts
 */
public record Seen(
    long explored, Set<String> outcomes, String doubt, String violation, String note) {
  private static final String NO_REPORT = "it made no report";
  private static final Pattern ERRORS = Pattern.compile("(?m)errors: (\\d+)$");
  private static final Pattern STATES = Pattern.compile("(?m)^ *([0-9.e+]+) states, stored");
  private static final Pattern INCOMPLETE =
      Pattern.compile("Search not completed|search depth too small|MEMLIM|out of memory");
  private static final Pattern END = Pattern.compile("(?m)^end: (.*)$");
  private static final Pattern SUMMARY =
      Pattern.compile("Summary: (\\d+) errors?, (\\d+)/(\\d+) interleavings explored(.*)");

  private static final Pattern SPIN_SO_FAR =
      Pattern.compile("(?m)^Depth= *\\d+ States= *([0-9.e+]+) ");
  private static final Pattern CONCUERROR_SO_FAR =
      Pattern.compile("(?:none|\\d) \\| +([0-9 ]+) \\| +[0-9 ]+ \\|");

  /** Copies the outcomes. */
  public Seen {
    outcomes = new TreeSet<>(outcomes);
  }

  /**
   * Whether it came to an end of its own and said so.
   *
   * @return false if it broke off
   */
  public boolean isReport() {
    return !doubt.equals(NO_REPORT);
  }

  /**
   * An outcome, the same whoever tells it: values by name, in alphabetical order.
   *
   * @param values as in {@code x=1 saw1=0}
   * @return the same, sorted
   */
  public static String outcome(String values) {
    return String.join(" ", new TreeSet<>(Arrays.asList(values.trim().split(" +"))));
  }

  /**
   * What the verifier that SPIN makes has printed; outcomes are in lines that start with {@code
   * end:}, which our models print.
   *
   * @param output all of it
   * @return what it says
   */
  public static Seen ofSpin(String output) {
    Matcher errors = ERRORS.matcher(output);
    Matcher states = STATES.matcher(output);
    if (!errors.find() || !states.find()) {
      return cutShort(SPIN_SO_FAR, output);
    }
    Set<String> outcomes = new TreeSet<>();
    END.matcher(output).results().forEach(end -> outcomes.add(outcome(end.group(1))));
    Matcher incomplete = INCOMPLETE.matcher(output);
    return new Seen(
        (long) Double.parseDouble(states.group(1)),
        outcomes,
        incomplete.find() ? incomplete.group() : "",
        errors.group(1).equals("0") ? "" : errors.group(1) + " errors",
        "");
  }

  /**
   * What Concuerror has printed.
   *
   * @param output all of it
   * @return what it says; no outcomes, since it tells none
   */
  public static Seen ofConcuerror(String output) {
    Matcher summary = SUMMARY.matcher(output);
    if (!summary.find()) {
      return cutShort(CONCUERROR_SO_FAR, output);
    }
    boolean all = summary.group(2).equals(summary.group(3));
    return new Seen(
        Long.parseLong(summary.group(2)),
        Set.of(),
        all ? "" : "of " + summary.group(3) + " known so far",
        summary.group(1).equals("0") ? "" : summary.group(1) + " errors",
        summary.group(4).trim());
  }

  /**
   * What {@link #text} wrote, in a process of its own, among whatever else was printed there.
   *
   * @param output all of it
   * @return what it says
   */
  public static Seen ofOurs(String output) {
    long explored = -1;
    Set<String> outcomes = new TreeSet<>();
    String doubt = "";
    String violation = "";
    String note = "";
    for (String line : output.lines().toList()) {
      int colon = line.indexOf(": ");
      String value = colon < 0 ? "" : line.substring(colon + 2);
      switch (colon < 0 ? "" : line.substring(0, colon)) {
        case "seen.explored" -> explored = Long.parseLong(value);
        case "seen.outcome" -> outcomes.add(value);
        case "seen.doubt" -> doubt = value;
        case "seen.violation" -> violation = value;
        case "seen.note" -> note = value;
        default -> {
          // said by somebody else
        }
      }
    }
    return new Seen(explored, outcomes, explored < 0 ? NO_REPORT : doubt, violation, note);
  }

  /**
   * As {@link #ofOurs} reads it.
   *
   * @return lines
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (String outcome : outcomes) {
      text.append("seen.outcome: ").append(outcome).append('\n');
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "seen.doubt: %s%nseen.violation: %s%nseen.note: %s%nseen.explored: %d",
                doubt,
                violation.replace('\n', ' '),
                note,
                explored))
        .toString();
  }

  /**
   * The same, with something to remark.
   *
   * @param remark what
   * @return a changed copy
   */
  public Seen noting(String remark) {
    return new Seen(explored, outcomes, doubt, violation, remark);
  }

  /**
   * What was told last by who did not come to a report. Of its outcomes the last may be cut off, so
   * none counts.
   */
  private static Seen cutShort(Pattern soFar, String output) {
    long explored = -1;
    for (MatchResult told : soFar.matcher(output).results().toList()) {
      explored = (long) Double.parseDouble(told.group(1).replace(" ", ""));
    }
    return new Seen(explored, Set.of(), NO_REPORT, "", "");
  }
}
