package intray.check;

import java.util.Arrays;

/**
 * A sequence of events that could be executed from some state: part of an execution, in its order,
 * with one more event at the end whose order against the others is told by what it touches.
 */
final class Sequence {
  private Occurrence[] events = new Occurrence[32];
  private int size;

  // The last event, which in this sequence may do something else than it did in the execution it
  // comes from.
  private int lastComponent;
  private int[] lastChoices = Deeds.NOTHING;
  private int[] lastTouches = Deeds.NOTHING;
  private boolean hasLast;

  void clear() {
    size = 0;
    hasLast = false;
  }

  void add(Occurrence event) {
    if (size == events.length) {
      events = Arrays.copyOf(events, 2 * size);
    }
    events[size++] = event;
  }

  void addLast(int component, int[] choices, int[] touches) {
    lastComponent = component;
    lastChoices = choices;
    lastTouches = touches;
    hasLast = true;
  }

  int size() {
    return hasLast ? size + 1 : size;
  }

  int component(int k) {
    return k < size ? events[k].component : lastComponent;
  }

  int[] choices(int k) {
    return k < size ? events[k].choices : lastChoices;
  }

  int[] touches(int k) {
    return k < size ? events[k].touches : lastTouches;
  }

  /**
   * Whether some execution with these events, and perhaps others, equals one that starts with a
   * move: weak initials.
   */
  boolean canStartWith(int component, int[] choices, int[] touches) {
    for (int k = 0; k < size; k++) {
      if (events[k].component == component) {
        return Arrays.equals(events[k].choices, choices) && isInitial(k);
      }
    }
    if (hasLast && lastComponent == component) {
      return Arrays.equals(lastChoices, choices) && isLastInitial();
    }
    for (int k = 0; k < size; k++) {
      if (Touch.conflict(events[k].touches, touches)) {
        return false;
      }
    }
    return !hasLast || !Touch.conflict(lastTouches, touches);
  }

  private boolean isInitial(int k) {
    for (int before = 0; before < k; before++) {
      if (events[k].isAfter(events[before])) {
        return false;
      }
    }
    return true;
  }

  private boolean isLastInitial() {
    for (int before = 0; before < size; before++) {
      if (Touch.conflict(events[before].touches, lastTouches)) {
        return false;
      }
    }
    return true;
  }

  void removeFirstOf(int component) {
    for (int k = 0; k < size; k++) {
      if (events[k].component == component) {
        System.arraycopy(events, k + 1, events, k, size - k - 1);
        size--;
        return;
      }
    }
    if (hasLast && lastComponent == component) {
      hasLast = false;
    }
  }
}
