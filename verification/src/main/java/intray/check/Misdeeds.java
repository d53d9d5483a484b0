package intray.check;

import intray.Wiring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how it came about that one component did something wrong by itself. */
final class Misdeeds {
  /** So often a component that depends on chance may go another way than it did. */
  private static final int TOSSES = 20;

  private final Model model;
  private final Wiring wiring;
  private final Ends.Fault fault;
  private final Story story;
  private final List<Event> events;
  private final int who;

  Misdeeds(Model model, Ends.Fault fault, Story story) {
    this.model = model;
    this.wiring = model.wiring;
    this.fault = fault;
    this.story = story;
    this.events = story.events;
    this.who = story.number(fault.component());
  }

  /** It threw something. */
  String failed() {
    @Nullable Throwable cause = who == Wiring.NOBODY ? null : story.reached[who].operation.cause();
    if (cause == null) {
      return fault.message();
    }
    int steps = 0;
    @Nullable Event taken = null;
    for (Event event : events) {
      if (event.component() == who) {
        steps += event.operation().kind() == Operation.Kind.BEGIN ? 1 : 0;
        taken = event.isGot() ? event : taken;
      }
    }
    return (steps == 0 ? "" : "in its step " + steps + ", ")
        + fault.message()
        + (taken == null
            ? ""
            : (fault.message().endsWith(".") ? " The " : "; the ")
                + "last message that it had taken was "
                + model.items.text(taken.answer())
                + ", from "
                + wiring.inboxName(taken.operation().box())
                + story.place(taken));
  }

  /** It went on with what it had handed off; with what it came to ask when it was found out. */
  String abuse() {
    for (@Nullable LocalState at = who == Wiring.NOBODY ? null : story.reached[who];
        at != null;
        at = at.parent) {
      for (LocalState.LocalFinding finding : at.findings) {
        if (finding.kind() == fault.kind() && fault.identity().endsWith(finding.message())) {
          return fault.with(abuse(finding, at));
        }
      }
    }
    return fault.message();
  }

  private String abuse(LocalState.LocalFinding found, LocalState at) {
    @Nullable Throwable cause = at.operation.cause();
    String asked = "'" + at.operation.text(wiring, model.items) + "'" + story.place(who, at);
    if (found.kind() == FindingKind.HANDED_OFF_TWICE) {
      return ", first as " + model.items.text(found.item()) + sentAt(found) + " and then " + asked;
    } else if (found.item() != Items.NONE) {
      return ", as "
          + model.items.text(found.item())
          + sentAt(found)
          + ", before it came to "
          + asked;
    }
    // An Owned, which has refused to be used.
    String place = cause == null ? "" : Frames.place(cause);
    return owned()
        + (place.isEmpty() ? "" : ", and " + wiring.path(who) + " used it again (" + place + ")");
  }

  /** What an Owned held when it was handed off. */
  private String owned() {
    for (int k = events.size() - 1; k >= 0; k--) {
      Event event = events.get(k);
      if (event.component() == who
          && event.isPut()
          && fault.message().contains(wiring.outboxName(event.operation().box()) + " ")) {
        return " with " + model.items.text(event.operation().item()) + story.place(event);
      }
    }
    return "";
  }

  private String sentAt(LocalState.LocalFinding found) {
    for (int k = events.size() - 1; k >= 0; k--) {
      Event event = events.get(k);
      Operation operation = event.operation();
      if (event.component() == who
          && event.isPut()
          && operation.box() == found.outbox()
          && operation.item() == found.item()) {
        return story.place(event);
      }
    }
    return "";
  }

  /** It reached what another one has, too. */
  String shared() {
    for (Event event : events) {
      if (event.component() == who
          && event.isGot()
          && event.operation().box() == fault.about()
          && model.items.isMutable(event.answer())) {
        return fault.with("; it took " + model.items.text(event.answer()) + story.place(event));
      }
    }
    return fault.message();
  }

  /** It went by chance: where it asked what it asked the first time; now it may come elsewhere. */
  String tossed() {
    for (Event event : events) {
      String text = "'" + event.operation().text(wiring, model.items) + "'";
      if (event.component() == who && fault.message().contains("asked " + text)) {
        for (int k = 0; k < TOSSES; k++) {
          String place = story.place(event);
          if (!place.isEmpty()) {
            return fault.with(place);
          }
        }
      }
    }
    return fault.message();
  }
}
