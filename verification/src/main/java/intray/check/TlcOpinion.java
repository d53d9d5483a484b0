package intray.check;

import intray.spec.TlcProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What TLC says about a graph's own module, at one level.
 *
 * @param status as of {@link TlcProcess#status}
 * @param states how many distinct states there are
 * @param outcomes what it printed as outcomes
 * @param log all that it printed
 */
public record TlcOpinion(int status, long states, Set<String> outcomes, String log) {
  private static final Pattern STATES = Pattern.compile("([\\d,]+) distinct states found");
  private static final Pattern OUTCOME = Pattern.compile("(?m)^\"OUTCOME (.*)\"$");

  /** A state of a trace: which action led there, and all variables. */
  private static final Pattern STATE =
      Pattern.compile("State \\d+: <(\\w+)[^>]*>\\R((?:(?!\\R\\R).)*)", Pattern.DOTALL);

  private static final Pattern LOCAL =
      Pattern.compile("/\\\\ local = ((?:(?!\\R/\\\\).)*)", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("\"?([^\"\\s\\[(,]+)\"? (?:\\|->|:>) (\\d+)");

  /**
   * Runs TLC.
   *
   * @param specification of the graph
   * @param level one of {@link Specification#LEVELS}
   * @param seconds after which it is ended
   * @return what it says
   * @throws IOException if there is no room for its files
   * @throws InterruptedException if interrupted; TLC is ended
   */
  public static TlcOpinion of(Specification specification, Level level, int seconds)
      throws IOException, InterruptedException {
    return of(specification, level, specification.module(), seconds);
  }

  /** Likewise, of a module that may have been changed. */
  static TlcOpinion of(Specification specification, Level level, String module, int seconds)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("intray-spec-");
    Map<String, String> files = specification.files();
    files.put(specification.name() + ".tla", module);
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      TlcProcess tlc =
          TlcProcess.run(
              folder,
              TlcProcess.SHORT_RUN,
              List.of(
                  "-nowarning",
                  "-config",
                  specification.configurationFile(level),
                  specification.name() + ".tla"),
              seconds);
      return parse(tlc.status(), tlc.log());
    } finally {
      for (String file : new ArrayList<>(files.keySet())) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  /**
   * The way to the error, if TLC has found one: who moved, by which action.
   *
   * @return a line for each step, none if there is no error
   */
  public List<String> steps() {
    List<String> steps = new ArrayList<>();
    Map<String, String> before = Map.of();
    for (Matcher state = STATE.matcher(log); state.find(); ) {
      Map<String, String> rows = rows(state.group(2));
      Map<String, String> earlier = before;
      String who =
          rows.entrySet().stream()
              .filter(row -> !row.getValue().equals(earlier.get(row.getKey())))
              .map(Map.Entry::getKey)
              .collect(Collectors.joining(", "));
      if (!before.isEmpty()) {
        steps.add(who + ": " + state.group(1));
      }
      before = rows;
    }
    return steps;
  }

  /** Which row of its automaton each component has reached. */
  private static Map<String, String> rows(String variables) {
    Map<String, String> rows = new TreeMap<>();
    Matcher local = LOCAL.matcher(variables);
    if (local.find()) {
      for (Matcher row = ROW.matcher(local.group(1)); row.find(); ) {
        rows.put(row.group(1), row.group(2));
      }
    }
    return rows;
  }

  private static TlcOpinion parse(int status, String log) {
    Set<String> outcomes = new TreeSet<>();
    for (Matcher outcome = OUTCOME.matcher(log); outcome.find(); ) {
      outcomes.add(outcome.group(1).replaceAll("\\\\(.)", "$1"));
    }
    long states = 0;
    for (Matcher found = STATES.matcher(log); found.find(); ) {
      states = Long.parseLong(found.group(1).replace(",", ""));
    }
    return new TlcOpinion(status, states, outcomes, log);
  }
}
