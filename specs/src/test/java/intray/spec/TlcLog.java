package intray.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TLC printed in its {@code -tool} format, of which this gate needs the following.
 *
 * @param states the number of distinct states
 * @param steps the number of states generated, again and again: initial states and steps
 * @param depth of the state graph
 * @param violated the name of the property that does not hold, empty if TLC does not name it
 * @param errors the texts of the messages that TLC classes as errors
 * @param trace the states that lead to the violation
 * @param actions how often each action of the next-state relation happened
 */
record TlcLog(
    long states,
    long steps,
    int depth,
    String violated,
    List<String> errors,
    List<TraceState> trace,
    Map<String, Long> actions) {

  private static final Pattern MESSAGE =
      Pattern.compile(
          "@!@!@STARTMSG (\\d+):(\\d+) @!@!@\\R(.*?)\\R?@!@!@ENDMSG \\1 @!@!@", Pattern.DOTALL);
  private static final Pattern STATES = Pattern.compile("([\\d,]+) distinct states found");
  private static final Pattern STEPS = Pattern.compile("([\\d,]+) states generated");
  private static final Pattern DEPTH = Pattern.compile("state graph search is (\\d+)");
  private static final Pattern VIOLATED =
      Pattern.compile("(?:Invariant|Action property|Property) (\\w+) is violated");
  private static final Pattern ACTION =
      Pattern.compile("<(\\w+) line \\d+, .* of module \\w+(?: \\([\\d ]+\\))?>: \\d+:(\\d+)");
  private static final Pattern STATE =
      Pattern.compile(
          "(\\d+): <?(Initial predicate|Stuttering|Back to state|\\w+)[^\\n]*\\R?(.*)",
          Pattern.DOTALL);

  /** TLC's code for a statistic of the next-state relation. */
  private static final int ACTION_COVERAGE = 2772;

  /** TLC's code for a state of a trace, and for a trace's last line if it has no end. */
  private static final int TRACE_STATE = 2217;

  private static final int TRACE_STUTTERS = 2218;
  private static final int TRACE_LOOPS = 2122;

  private static final int SEVERITY_ERROR = 1;

  static TlcLog parse(String output) {
    long states = 0;
    long steps = 0;
    int depth = 0;
    String violated = "";
    List<String> errors = new ArrayList<>();
    List<TraceState> trace = new ArrayList<>();
    Map<String, Long> actions = new TreeMap<>();
    for (Matcher message = MESSAGE.matcher(output); message.find(); ) {
      int code = Integer.parseInt(message.group(1));
      String text = message.group(3);
      if (Integer.parseInt(message.group(2)) == SEVERITY_ERROR) {
        errors.add(text);
        violated = first(VIOLATED, text, violated);
      }
      states = Long.parseLong(first(STATES, text, "" + states).replace(",", ""));
      steps = Long.parseLong(first(STEPS, text, "" + steps).replace(",", ""));
      depth = Integer.parseInt(first(DEPTH, text, "" + depth));
      Matcher state = STATE.matcher(text);
      if ((code == TRACE_STATE || code == TRACE_STUTTERS || code == TRACE_LOOPS)
          && state.matches()) {
        String name = state.group(2) + (code == TRACE_LOOPS ? " " + state.group(1) : "");
        trace.add(TraceState.parse(name, code == TRACE_STATE ? state.group(3) : ""));
      }
      Matcher action = ACTION.matcher(text);
      if (code == ACTION_COVERAGE && action.find() && !action.group(1).equals("Action")) {
        actions.put(action.group(1), Long.parseLong(action.group(2)));
      }
    }
    return new TlcLog(states, steps, depth, violated, errors, trace, actions);
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
