package intray.trace;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When each operation can happen, and what it changes. Each rule objects before it changes. */
final class Rules {
  private static final @Nullable String FINE = null;

  private final State state;

  Rules(State state) {
    this.state = state;
  }

  /** Lets an event happen, or says why it cannot. */
  @Nullable String apply(Event event) {
    State.@Nullable Component c = state.component(event.component());
    if (c == null) {
      return "the graph has no component " + State.quoted(event.component());
    }
    if (event.seq() != c.seq + 1) {
      return "after event "
          + c.seq
          + " of this component comes "
          + (c.seq + 1)
          + ", and not "
          + event.seq();
    }
    @Nullable String why = misplaced(c, event.operation());
    if (why == null) {
      int signals = c.owes.size();
      // Before its next event a component has told everybody of its last one.
      boolean told = c.owes.contains(c);
      boolean happened = c.happened;
      c.happened |= told;
      why = perform(c, event);
      c.happened = why == null ? c.happened : happened;
      if (why == null) {
        settle(c, signals);
        c.seq++;
      }
    }
    return why;
  }

  /** The signals that were still under way before this event have arrived. */
  private static void settle(State.Component c, int signals) {
    for (State.Component other : c.owes.subList(0, signals)) {
      other.coming--;
      if (other != c) {
        other.happened = true;
      }
    }
    c.owes.subList(0, signals).clear();
  }

  private static @Nullable String misplaced(State.Component c, Operation operation) {
    boolean waits = c.phase == State.Phase.AWAITING || c.phase == State.Phase.PAUSING;
    if (c.phase == State.Phase.DONE && operation != Operation.USE) {
      return c.name + " is done, and does nothing any more";
    }
    if (c.phase == State.Phase.FAILED) {
      return c.name + " has failed, and does nothing any more";
    }
    if (waits
        && operation != Operation.BEGIN
        && operation != Operation.RESUME
        && operation != Operation.USE
        && operation != Operation.FAIL) {
      return c.name + " has ended its step, and the next one has not begun";
    }
    boolean start =
        switch (operation) {
          case BEGIN, AWAIT, PAUSE, DONE, FAIL, CLOSE, USE, SIGNAL, RESUME -> true;
          default -> false;
        };
    return c.steps == 0 && !start ? "the first step of " + c.name + " has not begun" : FINE;
  }

  private @Nullable String perform(State.Component c, Event event) {
    return switch (event.operation()) {
      case BEGIN -> begin(c);
      case IS_EMPTY, IS_DRAINED, TAKE, POLL -> read(c, event);
      case SEND, OFFER, CLOSE -> write(c, event);
      case READ, PUBLISH -> notice(c, event);
      case CHOOSE -> choose(event);
      case USE -> use(c, event);
      case AWAIT -> await(c, event);
      case PAUSE -> {
        c.phase = State.Phase.PAUSING;
        yield FINE;
      }
      case DONE -> done(c);
      case FAIL -> {
        c.phase = State.Phase.FAILED;
        yield FINE;
      }
      case SIGNAL -> FINE;
      case RESUME -> mayGoOn(c);
    };
  }

  private static @Nullable String begin(State.Component c) {
    @Nullable String why = mayGoOn(c);
    if (why == null) {
      c.steps++;
      c.phase = State.Phase.RUNNING;
      c.held = false;
      c.happened = false;
      c.surely = false;
    }
    return why;
  }

  private static @Nullable String mayGoOn(State.Component c) {
    if (c.phase == State.Phase.AWAITING && !c.held) {
      return c.name + " awaits " + guard(c) + ", and none of them has been ready since";
    }
    if (c.phase == State.Phase.PAUSING && !c.happened && c.coming == 0) {
      return c.name + " pauses, and nothing has happened at its boxes since its step began";
    }
    return FINE;
  }

  private static String guard(State.Component c) {
    return java.util.stream.Stream.concat(
            c.awaitedMail.stream().map(box -> box.name),
            c.awaitedSpace.stream().map(box -> box.name))
        .collect(Collectors.joining(" or "));
  }

  private @Nullable String read(State.Component c, Event event) {
    State.@Nullable Inbox box = c.inboxes.get(event.box());
    if (box == null) {
      return c.name + " has no inbox " + State.quoted(String.valueOf(event.box()));
    }
    return switch (event.operation()) {
      case IS_EMPTY ->
          event.isYes() == box.items.isEmpty()
              ? FINE
              : box.name + " is " + (event.isYes() ? "not " : "") + "empty: " + contents(box);
      case IS_DRAINED ->
          event.isYes() == box.isDrained()
              ? FINE
              : box.name
                  + " is "
                  + (event.isYes() ? "not " : "")
                  + "drained: "
                  + contents(box)
                  + ", "
                  + box.open
                  + " of "
                  + box.writers.size()
                  + " writers are open";
      default -> take(c, box, event);
    };
  }

  private @Nullable String take(State.Component c, State.Inbox box, Event event) {
    Linearisation.@Nullable Item first = box.items.peek();
    if (event.item() == null) {
      return first == null ? FINE : box.name + " is not empty: " + contents(box);
    }
    if (first == null) {
      return "there is nothing to take from " + box.name;
    }
    if (!first.id().equals(event.item())) {
      return "the oldest message in "
          + box.name
          + " is "
          + first.id()
          + ", and not "
          + State.quoted(event.item());
    }
    box.items.remove();
    Objects.requireNonNull(state.outbox(outboxOf(first.id()))).taken++;
    for (State.Outbox writer : box.writers) {
      if (box.bound != Long.MAX_VALUE) {
        owe(c, writer.writer);
      }
      look(writer.writer);
    }
    return FINE;
  }

  private @Nullable String write(State.Component c, Event event) {
    State.@Nullable Outbox outbox = c.outboxes.get(event.box());
    if (outbox == null) {
      return c.name + " has no outbox " + State.quoted(String.valueOf(event.box()));
    }
    if (outbox.closed) {
      return outbox.name + " was closed before";
    }
    State.@Nullable Inbox target = outbox.target;
    if (event.operation() == Operation.CLOSE) {
      outbox.closed = true;
      if (target != null) {
        target.open--;
        arrived(c, target);
      }
      return FINE;
    }
    if (!event.isYes()) {
      return target == null || target.items.size() < target.bound
          ? "there is space behind " + outbox.name + (target == null ? "" : ": " + contents(target))
          : FINE;
    }
    if (target != null && target.items.size() >= target.bound) {
      return target.name + " is full (bound " + target.bound + "): " + contents(target);
    }
    String expected = outbox.name + "#" + (outbox.accepted + 1);
    if (!expected.equals(event.item())) {
      return "the next message of "
          + outbox.name
          + " is "
          + expected
          + ", and not "
          + (event.item() == null ? "one without a name" : State.quoted(event.item()));
    }
    outbox.accepted++;
    if (target != null) {
      target.items.add(new Linearisation.Item(expected, event.value()));
      arrived(c, target);
    }
    return FINE;
  }

  private static void arrived(State.Component by, State.Inbox box) {
    if (box.reader != null) {
      owe(by, box.reader);
      look(box.reader);
    }
  }

  private static void owe(State.Component by, State.Component other) {
    by.owes.add(other);
    other.coming++;
    other.surely = true;
  }

  /** Something has changed that the component may be waiting for. */
  private static void look(State.Component c) {
    c.held |= c.phase == State.Phase.AWAITING && c.guardHolds();
  }

  private @Nullable String notice(State.Component c, Event event) {
    State.@Nullable Notice notice = state.notice(String.valueOf(event.box()));
    if (notice == null) {
      return "the graph has no notice " + State.quoted(String.valueOf(event.box()));
    }
    if (event.operation() == Operation.READ) {
      return event.version() == Event.UNKNOWN || event.version() == notice.version
          ? FINE
          : event.box() + " is at version " + notice.version + ", and not at " + event.version();
    }
    if (!c.name.equals(notice.publisher)) {
      return notice.publisher + " publishes " + event.box() + ", and not " + c.name;
    }
    if (event.version() != Event.UNKNOWN && event.version() != notice.version + 1) {
      return "version "
          + (notice.version + 1)
          + " of "
          + event.box()
          + " comes next, and not "
          + event.version();
    }
    notice.version++;
    return FINE;
  }

  private static @Nullable String choose(Event event) {
    return event.alternatives() > 0
            && event.answer() instanceof Long answer
            && answer >= event.alternatives()
        ? "there are " + event.alternatives() + " alternatives, from 0 on; " + answer + " is none"
        : FINE;
  }

  private @Nullable String use(State.Component c, Event event) {
    String item = String.valueOf(event.item());
    State.@Nullable Outbox outbox = state.outbox(outboxOf(item));
    long number = numberOf(item);
    if (outbox == null || number < 1 || number > outbox.accepted) {
      return "nobody has sent " + State.quoted(item);
    }
    State.@Nullable Inbox target = outbox.target;
    State.@Nullable Component owner =
        target == null || number > outbox.taken ? null : target.reader;
    if (event.isYes() == (owner == c)) {
      return FINE;
    }
    if (owner == c) {
      return item + " belongs to " + c.name + ", which was refused it";
    }
    return (outbox.writer == c ? c.name + " has handed off " + item + ". It " : item + " ")
        + (owner != null
            ? "belongs to " + owner.name
            : target != null ? "is in " + target.name : "is gone");
  }

  private static @Nullable String await(State.Component c, Event event) {
    for (String name : event.boxes()) {
      if (!c.inboxes.containsKey(name) && !c.outboxes.containsKey(name)) {
        return c.name + " has no box " + State.quoted(name);
      }
    }
    if (event.boxes().isEmpty()) {
      return "a guard names at least one box";
    }
    c.awaitedMail.clear();
    c.awaitedSpace.clear();
    for (String name : event.boxes()) {
      State.@Nullable Inbox inbox = c.inboxes.get(name);
      State.@Nullable Outbox outbox = c.outboxes.get(name);
      if (inbox != null) {
        c.awaitedMail.add(inbox);
      }
      if (outbox != null) {
        c.awaitedSpace.add(outbox);
      }
    }
    c.phase = State.Phase.AWAITING;
    c.held = c.guardHolds();
    return FINE;
  }

  private static @Nullable String done(State.Component c) {
    for (State.Outbox outbox : c.outboxes.values()) {
      if (!outbox.closed) {
        return c.name + " is done with " + outbox.name + " still open";
      }
    }
    c.phase = State.Phase.DONE;
    return FINE;
  }

  private static String contents(State.Inbox box) {
    if (box.items.isEmpty()) {
      return "it is empty";
    }
    String first =
        box.items.stream().limit(3).map(Linearisation.Item::id).collect(Collectors.joining(", "));
    return "in it "
        + (box.items.size() == 1 ? "is " : "are ")
        + first
        + (box.items.size() > 3 ? " and " + (box.items.size() - 3) + " more" : "");
  }

  private static String outboxOf(String item) {
    int hash = item.lastIndexOf('#');
    return hash < 0 ? "" : item.substring(0, hash);
  }

  private static long numberOf(String item) {
    String digits = item.substring(item.lastIndexOf('#') + 1);
    return digits.matches("[1-9][0-9]{0,17}") ? Long.parseLong(digits) : 0;
  }
}
