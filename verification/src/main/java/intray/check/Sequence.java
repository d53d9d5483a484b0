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
  private Way lastWay = Way.UNKNOWN;
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

  void addLast(int component, Way way) {
    lastComponent = component;
    lastWay = way;
    hasLast = true;
  }

  int size() {
    return hasLast ? size + 1 : size;
  }

  /** A new node of a wakeup tree for the event at a position. */
  WakeupTree.Node node(int k) {
    return k < size
        ? new WakeupTree.Node(events[k].component, events[k].way)
        : new WakeupTree.Node(lastComponent, lastWay);
  }

  boolean contains(int component) {
    for (int k = 0; k < size; k++) {
      if (events[k].component == component) {
        return true;
      }
    }
    return hasLast && lastComponent == component;
  }

  /**
   * Whether some execution with these events, and perhaps others, equals one that starts with a
   * move: weak initials.
   */
  boolean canStartWith(int component, Way way) {
    for (int k = 0; k < size; k++) {
      if (events[k].component == component) {
        return events[k].way.isSameChoice(way) && isInitial(k);
      }
    }
    if (hasLast && lastComponent == component) {
      return lastWay.isSameChoice(way) && isLastInitial();
    }
    for (int k = 0; k < size; k++) {
      if (Touch.conflict(events[k].touches, way.touches)) {
        return false;
      }
    }
    return !hasLast || !Touch.conflict(lastWay.touches, way.touches);
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
      if (Touch.conflict(events[before].touches, lastWay.touches)) {
        return false;
      }
    }
    return true;
  }

  Sequence copy() {
    Sequence copy = new Sequence();
    copy.events = Arrays.copyOf(events, events.length);
    copy.size = size;
    copy.lastComponent = lastComponent;
    copy.lastWay = lastWay;
    copy.hasLast = hasLast;
    return copy;
  }

  /** Removes the first event of a component. */
  void remove(int component) {
    for (int k = 0; k < size; k++) {
      if (events[k].component == component) {
        System.arraycopy(events, k + 1, events, k, --size - k);
        return;
      }
    }
    hasLast &= lastComponent != component;
  }
}
