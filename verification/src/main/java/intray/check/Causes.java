package intray.check;

import intray.Invariant;
import intray.View;
import intray.Wiring;
import intray.run.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence how a fault came about in one execution: who, at which box, with which
 * message, and where in the code. What a {@link Ends.Fault} says by itself holds of all executions
 * that show it.
 */
final class Causes {
  private final Model model;
  private final Wiring wiring;

  Causes(Model model) {
    this.model = model;
    this.wiring = model.wiring;
  }

  /** How a fault came about in a schedule, or what is wrong at all if there is none. */
  String sentence(Ends.Fault fault, @Nullable Schedule schedule) {
    return schedule == null
        ? fault.message()
        : sentence(fault, Story.of(model, schedule), schedule.round());
  }

  /**
   * Likewise.
   *
   * @param round what comes again and again after the story, or nothing
   */
  String sentence(Ends.Fault fault, Story story, List<Event> round) {
    Misdeeds misdeeds = new Misdeeds(model, fault, story);
    return switch (fault.kind()) {
      case LOST_MESSAGE -> lost(fault, story);
      case ASLEEP_WITH_MAIL -> asleep(fault, story);
      case STUCK -> stuck(story);
      case FAILED -> misdeeds.failed();
      case REFUSED_SEND -> refused(fault, story);
      case USED_AFTER_HANDOFF, HANDED_OFF_TWICE -> misdeeds.abuse();
      case SHARED -> misdeeds.shared();
      case NONDETERMINISTIC_COMPONENT -> misdeeds.tossed();
      case INVARIANT -> invariant(fault, story);
      case NEVER_ENDS -> fault.with(again(fault, story, round));
      case NO_RESPONSE -> fault.with(unanswered(fault, story));
      default -> fault.message();
    };
  }

  private String lost(Ends.Fault fault, Story story) {
    List<Event> left = story.unread(fault.about());
    int who = story.number(fault.component());
    if (left.isEmpty() || who == Wiring.NOBODY) {
      return fault.message();
    }
    boolean done = story.reached[who].operation.kind() == Operation.Kind.DONE;
    return story.messages(left)
        + " in "
        + wiring.inboxName(fault.about())
        + (left.size() == 1 ? " is" : " are")
        + " never read: "
        + story.sentFirst(left)
        + ", and "
        + wiring.path(who)
        + (done ? " is done" : " rests")
        + story.after(who);
  }

  private String asleep(Ends.Fault fault, Story story) {
    List<Event> left = story.unread(fault.about());
    int who = story.number(fault.component());
    return left.isEmpty() || who == Wiring.NOBODY
        ? fault.message()
        : wiring.path(who)
            + " sleeps on unread mail in "
            + wiring.inboxName(fault.about())
            + ": "
            + story.messages(left)
            + "; "
            + story.sentFirst(left)
            + " before it paused"
            + story.after(who)
            + fault.advice();
  }

  private String stuck(Story story) {
    List<String> stuck = new ArrayList<>();
    for (int c = 0; c < story.reached.length; c++) {
      Operation operation = story.reached[c].operation;
      if (operation.kind() != Operation.Kind.DONE && !wiring.mayRest(c)) {
        stuck.add(
            wiring.path(c)
                + " waits: "
                + operation.waitsFor(wiring)
                + story.mail(c)
                + story.after(c));
      }
    }
    return Ends.STUCK + String.join("; ", stuck);
  }

  private String refused(Ends.Fault fault, Story story) {
    int who = story.number(fault.component());
    for (int k = story.events.size() - 1; k >= 0; k--) {
      Event event = story.events.get(k);
      Operation operation = event.operation();
      if (event.component() == who
          && operation.kind() == Operation.Kind.SEND
          && event.answer() != 1) {
        Story before = new Story(model, story.events.subList(0, k), story.reached);
        List<Event> there = before.unread(wiring.target(operation.box()));
        return fault.with(
            "; it is "
                + model.items.text(operation.item())
                + story.place(event)
                + (there.isEmpty()
                    ? ""
                    : ", and there is "
                        + story.messages(there)
                        + ", which "
                        + story.sent(there.get(0), "")));
      }
    }
    return fault.message();
  }

  private String invariant(Ends.Fault fault, Story story) {
    Looking looking = new Looking(StateView.of(model, story.state()), new LinkedHashMap<>());
    for (Invariant invariant : wiring.invariants()) {
      if (fault.message().contains("'" + invariant.name() + "'")) {
        invariant.holds(looking);
      }
    }
    List<String> values = new ArrayList<>();
    looking.seen().forEach((name, value) -> values.add(name + "=" + value));
    Event last = story.last();
    return fault.message()
        + (last == null ? " at the start" : " after " + wiring.path(last.component()) + " has")
        + (last == null ? "" : " performed '" + story.text(last) + "'" + story.place(last))
        + (values.isEmpty() ? "" : ": " + String.join(", ", values));
  }

  /** Notes what an invariant looks at. */
  private record Looking(View view, Map<String, String> seen) implements View {
    @Override
    public Object notice(String name) {
      Object value = view.notice(name);
      seen.put("notice " + name, Structure.of(value));
      return value;
    }

    @Override
    public List<Object> box(String name) {
      List<Object> messages = view.box(name);
      seen.put(name, messages.stream().map(Structure::of).toList().toString());
      return messages;
    }
  }

  /** What comes again and again, for one. */
  private String again(Ends.Fault fault, Story story, List<Event> round) {
    int who = story.number(fault.component());
    for (Event event : round) {
      String place = event.component() == who ? story.place(event) : "";
      if (!place.isEmpty()) {
        return "; for instance " + wiring.path(who) + ": '" + story.text(event) + "'" + place;
      }
    }
    return "";
  }

  private String unanswered(Ends.Fault fault, Story story) {
    int response = fault.about();
    @Nullable Event asked = null;
    for (Event event : story.events) {
      if (event.isPut()) {
        int inbox = wiring.target(event.operation().box());
        if (inbox == wiring.eventually(response)) {
          asked = null;
        } else if (inbox == wiring.after(response) && asked == null) {
          asked = event;
        }
      }
    }
    return asked == null
        ? ""
        : "; the message is "
            + model.items.text(asked.operation().item())
            + ", which "
            + story.sent(asked, "");
  }
}
