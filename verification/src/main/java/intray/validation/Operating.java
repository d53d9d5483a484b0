package intray.validation;

import intray.trace.Event;
import intray.trace.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a component does inside a step. */
final class Operating {
  private final Situation situation;
  private final Layout layout;
  private final Contents contents;

  Operating(Situation situation) {
    this.situation = situation;
    this.layout = situation.layout;
    this.contents = situation.contents;
  }

  void operate(Event event, Situation.Part state) throws Refusal {
    String component = state.name;
    switch (event.operation()) {
      case IS_EMPTY -> answers(event, contents.in(inbox(event)).isEmpty());
      case IS_DRAINED -> answers(event, contents.isDrained(inbox(event)));
      case TAKE, POLL -> take(event, component);
      case SEND, OFFER -> send(event, component);
      case CLOSE -> close(event, component);
      case READ, PUBLISH -> notice(event, component);
      case CHOOSE -> choose(event);
      case USE -> use(event, component);
      case AWAIT -> await(event, component, state);
      case PAUSE -> state.mode = Situation.Mode.PAUSING;
      case DONE -> done(component, state);
      default -> throw new IllegalStateException("no case for " + event);
    }
  }

  private static void answers(Event event, boolean truth) throws Refusal {
    if (event.isYes() != truth) {
      throw new Refusal("the answer is " + truth, "the same with the answer " + truth);
    }
  }

  private void take(Event event, String component) throws Refusal {
    Layout.Inbox inbox = inbox(event);
    String first = contents.in(inbox).peek();
    if (event.item() == null) {
      if (first != null) {
        throw new Refusal(inbox.name() + " is not empty", "the same with " + first);
      }
      return;
    }
    String thing = contents.thing(event);
    if (first == null) {
      throw new Refusal(inbox.name() + " is empty", "the same without an item");
    }
    Event named = Event.of(component, 1, Operation.TAKE).item(first, null);
    if (!first.equals(event.item()) && !Objects.equals(contents.thing(named), thing)) {
      throw new Refusal("the oldest message in " + inbox.name() + " is " + first, "that one");
    }
    contents.take(inbox);
    situation.concernWriters(inbox);
  }

  private void send(Event event, String component) throws Refusal {
    Layout.Outbox outbox = outbox(event);
    if (contents.isClosed(outbox)) {
      throw new Refusal(outbox.name + " is closed", "nothing more from " + outbox.name);
    }
    Layout.@Nullable Inbox target = outbox.target;
    boolean full = target != null && contents.isFull(target);
    if (event.isYes() == full) {
      throw new Refusal(
          target == null
              ? outbox.name + " is linked to nothing and accepts everything"
              : target.name() + (full ? " is full" : " has space"),
          "the same with the answer " + !full);
    }
    if (event.isYes() && !contents.nextName(outbox).equals(event.item())) {
      String next = contents.nextName(outbox);
      throw new Refusal("the next message of " + outbox.name + " is " + next, next);
    }
    mustHold(event, component);
    if (event.isYes()) {
      contents.send(outbox, event);
      situation.concernReader(target, component);
    }
  }

  private void use(Event event, String component) throws Refusal {
    if (!Records.isRefused(event)) {
      mustHold(event, component);
    } else {
      String thing = contents.thing(event);
      if (thing == null || contents.holder(thing, component).equals(component)) {
        throw new Refusal(component + " holds it", "the same with the answer true");
      }
    }
  }

  private void mustHold(Event event, String component) throws Refusal {
    String thing = contents.thing(event);
    String holder = thing == null ? component : contents.holder(thing, component);
    if (!holder.equals(component)) {
      boolean inBox = layout.inboxes.containsKey(holder);
      throw new Refusal(
          thing
              + (holder.isEmpty()
                  ? " is not there, or was discarded"
                  : inBox ? " was handed off and is in " + holder : " belongs to " + holder),
          holder.isEmpty() || inBox ? "no use of it by anybody" : "a use of it by " + holder);
    }
  }

  private void close(Event event, String component) throws Refusal {
    Layout.Outbox outbox = outbox(event);
    if (contents.isClosed(outbox)) {
      throw new Refusal(outbox.name + " is closed already", "no event: nothing happens");
    }
    contents.close(outbox);
    situation.concernReader(outbox.target, component);
  }

  private void notice(Event event, String component) throws Refusal {
    String notice = event.box() == null ? "" : event.box();
    if (!layout.publishers.containsKey(notice)) {
      throw new Refusal("the graph has no notice '" + notice + "'", "another name");
    }
    long version = situation.versions.getOrDefault(notice, 0L);
    if (event.operation() == Operation.PUBLISH) {
      version++;
      if (!component.equals(layout.publishers.get(notice))) {
        throw new Refusal(
            "only " + layout.publishers.get(notice) + " publishes " + notice, "a read");
      }
      situation.versions.put(notice, version);
    }
    if (event.version() != Event.UNKNOWN && event.version() != version) {
      throw new Refusal(
          notice + " has been published " + situation.versions.getOrDefault(notice, 0L) + " times",
          "version " + version);
    }
  }

  private static void choose(Event event) throws Refusal {
    long answer = event.answer() instanceof Long chosen ? chosen : -1;
    if (answer < 0 || (event.alternatives() > 0 && answer >= event.alternatives())) {
      throw new Refusal(
          "there is no such alternative", "an answer from 0 to " + (event.alternatives() - 1));
    }
  }

  private void await(Event event, String component, Situation.Part state) throws Refusal {
    for (String box : event.boxes()) {
      String name = component + "." + box;
      if (!layout.inboxes.containsKey(name) && !layout.outboxes.containsKey(name)) {
        throw new Refusal(component + " has no box " + box, "its own boxes");
      }
    }
    if (event.boxes().isEmpty()) {
      throw new Refusal("it names no box", "one box or more");
    }
    state.mode = Situation.Mode.WAITING;
    state.guard = event.boxes().stream().map(box -> component + "." + box).toList();
    state.guardHeld = false;
    situation.look(state);
  }

  private void done(String component, Situation.Part state) throws Refusal {
    List<String> open = new ArrayList<>();
    for (Layout.Outbox outbox : layout.outboxes.values()) {
      if (outbox.writer.equals(component) && !contents.isClosed(outbox)) {
        open.add(outbox.name);
      }
    }
    if (!open.isEmpty()) {
      throw new Refusal(open + " is still open", "a close of " + open.get(0));
    }
    state.mode = Situation.Mode.DONE;
  }

  private Layout.Inbox inbox(Event event) throws Refusal {
    Layout.Inbox inbox = layout.inboxes.get(event.component() + "." + event.box());
    if (inbox == null) {
      throw new Refusal(
          event.component() + " has no inbox " + event.box(),
          "one of " + layout.part(event.component()).inboxes());
    }
    return inbox;
  }

  private Layout.Outbox outbox(Event event) throws Refusal {
    Layout.Outbox outbox = layout.outboxes.get(event.component() + "." + event.box());
    if (outbox == null) {
      throw new Refusal(
          event.component() + " has no outbox " + event.box(),
          "one of " + layout.part(event.component()).outboxes());
    }
    return outbox;
  }
}
