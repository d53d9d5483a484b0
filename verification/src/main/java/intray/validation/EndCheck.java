package intray.validation;

import intray.trace.Ending;
import java.util.ArrayList;
import java.util.List;

/** Whether a run can have ended as the last line of a trace says. */
final class EndCheck {
  private final Situation situation;

  EndCheck(Situation situation) {
    this.situation = situation;
  }

  void end(Ending ending) throws Refusal {
    boolean rests = Facts.isRest(ending.end());
    if (ending.missing() > 0 && rests) {
      throw new Refusal(
          ending.missing() + " events of a run that ended by itself fit in no order",
          "an end without missing events");
    }
    if (ending.missing() > 0) {
      return; // then the last line tells more than the events do
    }
    if (rests) {
      rest();
      how(ending);
    } else if (ending.end().equals("failed")) {
      Situation.Part part = situation.parts.get(String.valueOf(ending.component()));
      boolean done = part != null && part.mode == Situation.Mode.DONE; // it failed in its close()
      if (!done && (part == null || !situation.failed.contains(part.name))) {
        throw new Refusal(
            "no event says that " + ending.component() + " failed",
            "a Fail of " + ending.component());
      }
    }
    if (rests || ending.end().equals("stopped")) {
      left(ending);
    }
  }

  /** Nobody can go on. */
  private void rest() throws Refusal {
    if (!situation.failed.isEmpty()) {
      throw new Refusal(situation.failed + " failed", "the end: failed");
    }
    situation.parts.keySet().forEach(situation::settle);
    for (Situation.Part part : situation.parts.values()) {
      switch (part.mode) {
        case READY, RUNNING ->
            throw new Refusal(part.where() + ", and can go on", "more events of " + part.name);
        case WAITING -> {
          if (situation.holds(part)) {
            throw new Refusal(
                part.where() + ", which is ready: its wake-up was lost", "a Begin of " + part.name);
          }
        }
        case PAUSING -> {
          if (!part.signals.canSleep()) {
            throw new Refusal(
                part.where()
                    + ", and something has happened at its boxes since its step began:"
                    + " its wake-up was lost",
                "a Begin of " + part.name);
          }
        }
        case DONE -> {}
      }
    }
  }

  private void how(Ending ending) throws Refusal {
    List<String> waiting = new ArrayList<>();
    boolean mayRest = true;
    for (Situation.Part part : situation.parts.values()) {
      if (part.mode != Situation.Mode.DONE) {
        waiting.add(part.name);
        mayRest &= situation.layout.part(part.name).mayRest();
      }
    }
    String end = waiting.isEmpty() ? "completed" : mayRest ? "at rest" : "stuck";
    if (!end.equals(ending.end())) {
      throw new Refusal(
          waiting.isEmpty() ? "all components are done" : waiting + " are not done",
          "the end: " + end);
    }
  }

  private void left(Ending ending) throws Refusal {
    for (Layout.Inbox inbox : situation.layout.inboxes.values()) {
      List<String> said = new ArrayList<>(ending.outputs().getOrDefault(inbox.name(), List.of()));
      said.addAll(ending.left().getOrDefault(inbox.name(), List.of()));
      int there = situation.contents.in(inbox).size();
      if (!isCut(said) && said.size() != there) {
        throw new Refusal(
            "it leaves "
                + said.size()
                + " messages in "
                + inbox.name()
                + ", and there are "
                + there,
            there + " messages");
      }
    }
    List<String> boxes = new ArrayList<>(ending.left().keySet());
    boxes.addAll(ending.outputs().keySet());
    for (String box : boxes) {
      if (!situation.layout.inboxes.containsKey(box)) {
        throw new Refusal("the graph has no inbox " + box, "another name");
      }
    }
  }

  /** Whether a list shows only the first of many messages. */
  static boolean isCut(List<String> messages) {
    return !messages.isEmpty() && messages.get(messages.size() - 1).startsWith("…");
  }
}
