package intray.check;

import java.util.Arrays;

/**
 * The execution that is being explored, as a stack of events with their order: which of them happen
 * before which, and which of them race. Places are used again, so an event must not be kept longer
 * than it stands here.
 */
final class Execution {
  private final int components;
  private final Touched touched;
  private Occurrence[] events = new Occurrence[0];
  private int length;

  /** Where the events stand that race with earlier ones. */
  private int[] racing = new int[64];

  private int racings;

  /** By component, the position of its last event; -1 before its first. */
  private final int[] last;

  /**
   * An execution without any event.
   *
   * @param objects how many objects there are to be touched
   */
  Execution(int components, int objects) {
    this.components = components;
    this.touched = new Touched(objects);
    this.last = new int[components];
    Arrays.fill(last, -1);
  }

  int length() {
    return length;
  }

  Occurrence at(int position) {
    return events[position];
  }

  /** How many events race with earlier ones. */
  int racings() {
    return racings;
  }

  /** Where one of the events stands that race with earlier ones. */
  int racing(int index) {
    return racing[index];
  }

  /** The position of a component's last event; -1 before its first. */
  int last(int component) {
    return last[component];
  }

  /** The position of a component's first event after another position; -1 if there is none. */
  int next(int component, int after) {
    int found = -1;
    for (int k = last[component]; k > after; k = events[k].before) {
      found = k;
    }
    return found;
  }

  /**
   * Whether some touches conflict with those of an event that stands behind another and does not
   * happen after it.
   *
   * @param except where an event stands that does not count
   */
  boolean conflictsBeside(int[] touches, int behind, int except) {
    for (int k = 0; k < touches.length; k += Touch.SIZE) {
      for (int t = touched.last(touches[k]); t >= 0; t = touched.before(t)) {
        int at = touched.event(t);
        if (at <= behind) {
          break;
        } else if (at != except
            && touched.conflicts(t, touches[k + 1], touches[k + 2])
            && !events[at].isAfter(events[behind])) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Adds an event.
   *
   * @param awaited the inbox on whose mail alone the event waits, or another number
   * @param message the number of the message that it waits for
   */
  Occurrence push(int component, Way way, int[] touches, int awaited, int message) {
    Occurrence event = order(component, touches, awaited, message);
    event.way = way.touching(touches);
    touched.push(length, touches);
    if (event.races > 0) {
      if (racings == racing.length) {
        racing = Arrays.copyOf(racing, 2 * racings);
      }
      racing[racings++] = length;
    }
    last[component] = length++;
    return event;
  }

  /** Takes all events back. */
  void clear() {
    while (length > 0) {
      pop();
    }
  }

  /** Takes the last event back. */
  Occurrence pop() {
    Occurrence event = events[--length];
    racings -= event.races > 0 ? 1 : 0;
    touched.pop(event.touches);
    last[event.component] = event.before;
    return event;
  }

  /** Adds what a component waits for, which is no event, but has an order and races like one. */
  Occurrence pushBlocked(int component, int[] touches) {
    Occurrence event = order(component, touches, Touch.NOTHING, 0);
    event.way = Way.UNKNOWN;
    length++;
    return event;
  }

  void popBlocked() {
    length--;
  }

  private Occurrence order(int component, int[] touches, int awaited, int message) {
    if (length == events.length) {
      events = Arrays.copyOf(events, Math.max(64, 2 * length));
      for (int k = length; k < events.length; k++) {
        events[k] = new Occurrence(components);
      }
    }
    Occurrence event = events[length];
    int[] clock = event.clock;
    int before = last[component];
    if (before < 0) {
      Arrays.fill(clock, 0);
    } else {
      System.arraycopy(events[before].clock, 0, clock, 0, components);
    }
    event.component = component;
    event.touches = touches;
    event.kinds = Touch.kinds(touches);
    event.before = before;
    event.latest = before;
    event.races = 0;
    event.index = ++clock[component];
    if (touches.length > 0) {
      int candidates = touched.conflicting(touches);
      for (int i = 0; i < candidates; i++) {
        int k = touched.conflicting[i];
        Occurrence earlier = events[k];
        if (clock[earlier.component] < earlier.index) {
          event.latest = Math.max(event.latest, k);
          if (!Touch.contains(earlier.touches, awaited, Touch.PUT, message)) {
            event.race(k);
          }
          for (int other = 0; other < components; other++) {
            clock[other] = Math.max(clock[other], earlier.clock[other]);
          }
        }
      }
    }
    return event;
  }
}
