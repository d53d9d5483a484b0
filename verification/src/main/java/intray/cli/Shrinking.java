package intray.cli;

import intray.WiringException;
import intray.catalogue.BadArgument;
import intray.catalogue.Entry;
import intray.catalogue.Parameter;
import intray.check.CheckException;
import intray.check.Finding;
import intray.check.Report;
import intray.check.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest parameters with which a graph of the catalogue still shows a finding. The
 * size of a choice of parameters is the sum of their places among the possible values; of equal
 * sizes the one with the smaller first parameter comes first. All are tried in that order up to the
 * given ones, so the first that shows it is the smallest, unless one before was not explored to its
 * end.
 */
final class Shrinking {
  /** How many graphs are explored at most. */
  private static final int MOST_TRIES = 200;

  private final Entry entry;
  private final Map<String, String> given;
  private final Function<Subject, Report> explore;
  private final List<Parameter> parameters = new ArrayList<>();
  private final int[] most;
  private final List<int[]> order = new ArrayList<>();
  private final List<@Nullable Tried> tried = new ArrayList<>();

  /**
   * A graph that was explored.
   *
   * @param report null if it could not be explored
   */
  private record Tried(Subject subject, @Nullable Report report) {}

  /**
   * What was found.
   *
   * @param subject the smallest graph
   * @param report what was seen of it
   * @param finding the finding in it
   * @param tries how many graphs were explored for it, this one included
   * @param undecided how many smaller ones could not be explored to their end
   */
  record Smallest(Subject subject, Report report, Finding finding, int tries, int undecided) {}

  /**
   * Prepares a search.
   *
   * @param given a value for each parameter
   * @param explore checks one graph
   */
  Shrinking(Entry entry, Map<String, String> given, Function<Subject, Report> explore) {
    this.entry = entry;
    this.given = given;
    this.explore = explore;
    for (Parameter parameter : entry.parameters()) {
      if (parameter.values().contains(given.get(parameter.name()))) {
        parameters.add(parameter);
      }
    }
    most = new int[parameters.size()];
    int sum = 0;
    for (int k = 0; k < most.length; k++) {
      most[k] = parameters.get(k).values().indexOf(given.get(parameters.get(k).name()));
      sum += most[k];
    }
    for (int size = 0; size < sum && order.size() < MOST_TRIES; size++) {
      choose(new int[most.length], 0, size);
    }
  }

  /** All choices of a size, no place above that of the given one. */
  private void choose(int[] places, int k, int rest) {
    if (k == places.length) {
      if (rest == 0 && order.size() < MOST_TRIES) {
        order.add(places.clone());
      }
      return;
    }
    for (int place = 0; place <= Math.min(most[k], rest); place++) {
      places[k] = place;
      choose(places, k + 1, rest - place);
    }
    places[k] = 0;
  }

  /**
   * The smallest graph that shows a finding of the same kind in a component of the same role.
   *
   * @return null if none of those tried does
   */
  @Nullable Smallest of(Finding finding) {
    int undecided = 0;
    for (int k = 0; k < order.size(); k++) {
      Tried one = tried(k);
      @Nullable Report report = one.report();
      if (report != null) {
        for (Finding other : report.findings()) {
          if (other.kind() == finding.kind()
              && Objects.equals(role(other.component()), role(finding.component()))) {
            return new Smallest(one.subject(), report, other, k + 1, undecided);
          }
        }
      }
      undecided += isUndecided(one) ? 1 : 0;
    }
    return null;
  }

  /** A finding of another kind does not end an exploration; a bound does. */
  private static boolean isUndecided(Tried one) {
    @Nullable Report report = one.report();
    return report == null || report.bound() != null || report.verdict() == Verdict.TIMED_OUT;
  }

  /** How many of those tried so far could not be explored to their end. */
  int undecided() {
    int undecided = 0;
    for (Tried one : tried) {
      undecided += one != null && isUndecided(one) ? 1 : 0;
    }
    return undecided;
  }

  /** How many smaller graphs there are that are tried. */
  int smaller() {
    return order.size();
  }

  /** Whether some were left out because they are too many. */
  boolean isCut() {
    return order.size() == MOST_TRIES;
  }

  private Tried tried(int k) {
    while (tried.size() <= k) {
      tried.add(null);
    }
    @Nullable Tried known = tried.get(k);
    if (known == null) {
      known = explore(order.get(k));
      tried.set(k, known);
    }
    return known;
  }

  private Tried explore(int[] places) {
    Map<String, String> values = new LinkedHashMap<>(given);
    for (int p = 0; p < places.length; p++) {
      Parameter parameter = parameters.get(p);
      values.put(parameter.name(), parameter.values().get(places[p]));
    }
    Subject subject = GraphOptions.rebuild(entry.name(), values, null);
    try {
      return new Tried(subject, explore.apply(subject));
    } catch (WiringException | CheckException | BadArgument e) {
      return new Tried(subject, null);
    }
  }

  /** Workers 1 and 2 do the same. */
  private static @Nullable String role(@Nullable String component) {
    return component == null ? null : component.replaceAll("\\d+", "#");
  }
}
