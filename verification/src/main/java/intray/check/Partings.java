package intray.check;

import intray.run.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the schedule of whole steps that goes along longest with one of single operations. */
final class Partings {
  /** How many pairs of state and component the search from one fork may visit. */
  private static final long MAX_NODES = 200_000;

  /** In how many places the steps that go along are followed. */
  private static final int MAX_ALONG = 10_000;

  private final Model model;
  private final Collection<Outcome> visible;

  /** A step that a schedule of whole steps may take, and how far it has gone along until then. */
  private static final class Fork {
    private final int[] state;
    private final List<Event> events;
    private final int common;

    Fork(int[] state, List<Event> events, int common) {
      this.state = state;
      this.events = events;
      this.common = common;
    }

    /** What decides about all that may follow. */
    List<Integer> place() {
      List<Integer> place = new ArrayList<>();
      place.add(common);
      for (int value : state) {
        place.add(value);
      }
      return place;
    }
  }

  /**
   * Prepares a search.
   *
   * @param visible the outcomes of whole steps; at least one for {@link #of}
   */
  Partings(Model model, Collection<Outcome> visible) {
    this.model = model;
    this.visible = visible;
  }

  /** Where they part, or null if that was not found within the limits. */
  @Nullable Parting of(Outcome hidden, Schedule schedule) {
    String nearest = Aspects.nearest(hidden, visible).toString();
    List<Event> here = said(schedule.all());
    for (Fork fork : forks(here)) {
      Schedule there =
          new Shortest(model, new CooperativeMoves(model), Set.of(nearest), MAX_NODES)
              .from(fork.state, fork.events)
              .find()
              .get(nearest);
      if (there != null) {
        List<Event> other = said(there.all());
        int after = common(here, 0, other);
        return new Parting(nearest, after, row(here, after), row(other, after));
      }
    }
    return null;
  }

  /** Where two schedules of different outcomes part, in words; nothing if one is missing. */
  String text(@Nullable Schedule one, @Nullable Schedule other) {
    if (one == null || other == null) {
      return "";
    }
    List<Event> here = said(one.all());
    List<Event> there = said(other.all());
    int after = common(here, 0, there);
    return "; their schedules part after "
        + (after == 1 ? "1 operation" : after + " operations")
        + ", where the one goes on with "
        + text(row(here, after))
        + ", the other with "
        + text(row(there, after));
  }

  private static String text(@Nullable ScheduledOperation row) {
    return row == null ? "the end" : row + (row.where().isEmpty() ? "" : " (" + row.where() + ")");
  }

  private @Nullable ScheduledOperation row(List<Event> events, int k) {
    if (k >= events.size()) {
      return null;
    }
    Event event = events.get(k);
    if (event.operation().isBetweenSteps()
        && k + 1 < events.size()
        && events.get(k + 1).component() == event.component()) {
      event = events.get(k + 1); // what it has waited for, which has a place in the code
    }
    String answer = Operation.answerText(event.operation(), event.answer(), model.items);
    return new Rows(model).row(event.component(), event.before(), answer);
  }

  /** Without what follows from the rest, and comes at other moments at other levels. */
  static List<Event> said(List<Event> events) {
    List<Event> said = new ArrayList<>();
    for (Event event : events) {
      if (event.operation().kind().isShown()) {
        said.add(event);
      }
    }
    return said;
  }

  private static int common(List<Event> here, int from, List<Event> there) {
    int k = 0;
    while (from + k < here.size() && k < there.size() && here.get(from + k).equals(there.get(k))) {
      k++;
    }
    return k;
  }

  /**
   * All steps that leave the schedule somewhere, those that do so last first. A step in which
   * nothing is said goes along, too: the next one of its component may be what the schedule says.
   */
  private List<Fork> forks(List<Event> here) {
    CooperativeMoves moves = new CooperativeMoves(model);
    moves.record(true);
    int[] start = moves.start();
    List<Event> begun = List.copyOf(moves.events());
    List<Fork> forks = new ArrayList<>();
    Set<List<Integer>> seen = new HashSet<>();
    Deque<Fork> along = new ArrayDeque<>();
    along.add(new Fork(start, begun, common(here, 0, said(begun))));
    while (!along.isEmpty()) {
      Fork now = along.remove();
      int before = along.size() + forks.size();
      moves.expand(
          now.state,
          (component, state) -> {
            List<Event> step = said(moves.events());
            int common = common(here, now.common, step);
            List<Event> events = new ArrayList<>(now.events);
            events.addAll(moves.events());
            Fork fork = new Fork(state.clone(), events, now.common + common);
            if (common == step.size() && seen.size() < MAX_ALONG && seen.add(fork.place())) {
              along.add(fork);
            } else {
              forks.add(fork);
            }
          });
      if (along.size() + forks.size() == before) {
        forks.add(now); // the whole of it goes along: serialised, it is over here
      }
    }
    forks.sort(Comparator.comparingInt((Fork fork) -> fork.common).reversed());
    return forks;
  }
}
