package intray.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one component may know of signals, given that a trace does not say when they come: at some
 * moment between an operation and the next event of its author. All possibilities at once.
 */
final class Signals {
  /**
   * One possibility.
   *
   * @param happened a signal came since the last step began
   * @param owed who has yet to signal
   */
  private record State(boolean happened, Set<String> owed) {
    State told(String author) {
      Set<String> rest = new TreeSet<>(owed);
      rest.remove(author);
      return new State(true, Set.copyOf(rest));
    }
  }

  private Set<State> states = new HashSet<>(Set.of(new State(false, Set.of())));

  /** Somebody has done what concerns this component. */
  void concern(String author) {
    Set<State> next = new HashSet<>();
    for (State state : states) {
      Set<String> owed = new TreeSet<>(state.owed());
      owed.add(author);
      next.add(new State(state.happened(), Set.copyOf(owed)));
    }
    states = next;
  }

  /** The author does something else, so its signal has come by now. */
  void settle(String author) {
    Set<State> next = new HashSet<>();
    for (State state : states) {
      next.add(state.owed().contains(author) ? state.told(author) : state);
    }
    states = next;
  }

  /**
   * A step begins; if it ends a pause, a signal has come. Those that are still owed come before the
   * beginning, which forgets them, or afterwards.
   *
   * @return whether that is possible
   */
  boolean begin(boolean endsPause) {
    Set<State> next = new HashSet<>();
    for (State state : states) {
      List<State> awake = new ArrayList<>();
      if (!endsPause || state.happened()) {
        awake.add(state);
      } else {
        state.owed().forEach(author -> awake.add(state.told(author)));
      }
      for (State waking : awake) {
        next.add(new State(false, waking.owed()));
        next.add(new State(false, Set.of()));
      }
    }
    boolean possible = !next.isEmpty();
    if (possible) {
      states = next;
    }
    return possible;
  }

  /** Whether no signal has come since the last step began, all having been given. */
  boolean canSleep() {
    for (State state : states) {
      if (!state.happened() && state.owed().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
