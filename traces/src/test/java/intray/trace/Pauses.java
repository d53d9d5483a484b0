package intray.trace;

import intray.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The strict rule of pauses, which needs the whole trace: each pause that ended was ended by a
 * signal of its own, given between an operation that concerns the component and the next event of
 * whoever performed it, and that moment lies between the begin of the step and the next begin.
 */
final class Pauses {
  private final Map<String, List<String>> told = new HashMap<>();
  private final Map<String, List<Interval>> signals = new HashMap<>();
  private final Map<String, List<Interval>> pauses = new HashMap<>();
  private final Map<String, Integer> begin = new HashMap<>();
  private final Map<String, Boolean> paused = new HashMap<>();
  private final Map<String, List<Interval>> open = new HashMap<>();
  private int index;

  /** From the one place in the trace to the other. */
  private static final class Interval {
    final int from;
    int to = Integer.MAX_VALUE;

    Interval(int from) {
      this.from = from;
    }
  }

  Pauses(Header header) {
    for (Header.Box box : header.inboxes()) {
      String reader = box.name().substring(0, box.name().lastIndexOf('.'));
      for (String writer : box.writers()) {
        told.computeIfAbsent(writer, name -> new ArrayList<>()).add(reader);
        if (box.bound() != Wiring.UNBOUNDED) {
          told.computeIfAbsent("take " + box.name(), name -> new ArrayList<>())
              .add(writer.substring(0, writer.lastIndexOf('.')));
        }
      }
    }
  }

  void apply(Event event) {
    index++;
    String c = event.component();
    open.getOrDefault(c, List.of()).forEach(signal -> signal.to = index);
    open.put(c, new ArrayList<>());
    String box = c + "." + event.box();
    switch (event.operation()) {
      case SEND, OFFER -> tell(c, event.isYes() ? box : "");
      case CLOSE -> tell(c, box);
      case TAKE, POLL -> tell(c, event.item() != null ? "take " + box : "");
      case PAUSE -> paused.put(c, true);
      case BEGIN -> {
        if (paused.getOrDefault(c, false)) {
          Interval pause = new Interval(begin.getOrDefault(c, 0));
          pause.to = index;
          pauses.computeIfAbsent(c, name -> new ArrayList<>()).add(pause);
        }
        begin.put(c, index);
        paused.put(c, false);
      }
      default -> {}
    }
  }

  private void tell(String by, String what) {
    for (String other : told.getOrDefault(what, List.of())) {
      Interval signal = new Interval(index);
      open.computeIfAbsent(by, name -> new ArrayList<>()).add(signal);
      signals.computeIfAbsent(other, name -> new ArrayList<>()).add(signal);
    }
  }

  /**
   * A pause that nothing can have ended, or null. The one with the earliest end is served first.
   */
  @Nullable String objection() {
    for (Map.Entry<String, List<Interval>> component : pauses.entrySet()) {
      List<Interval> left = new ArrayList<>(signals.getOrDefault(component.getKey(), List.of()));
      left.sort(Comparator.comparingInt(signal -> signal.to));
      for (Interval pause : component.getValue()) {
        @Nullable Interval ends = null;
        for (Interval signal : left) {
          if (ends == null && signal.from < pause.to && signal.to > pause.from) {
            ends = signal;
          }
        }
        if (ends == null) {
          return component.getKey() + " goes on at event " + pause.to + " for no reason";
        }
        left.remove(ends);
      }
    }
    return null;
  }

  int ended() {
    return pauses.values().stream().mapToInt(List::size).sum();
  }
}
