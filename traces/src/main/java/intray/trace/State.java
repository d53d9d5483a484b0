package intray.trace;

import intray.Wiring;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Components, boxes and notices of a header, and where they stand. */
final class State {
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Map<String, Inbox> inboxes = new LinkedHashMap<>();
  private final Map<String, Outbox> outboxes = new LinkedHashMap<>();
  private final Map<String, Notice> notices = new LinkedHashMap<>();

  /** Where a component is between two of its events. */
  enum Phase {
    /** No event yet, or a step has ended with none of the below. */
    RUNNING,
    AWAITING,
    PAUSING,
    DONE,
    FAILED
  }

  /** A component. */
  static final class Component {
    final String name;
    final Map<String, Inbox> inboxes = new LinkedHashMap<>();
    final Map<String, Outbox> outboxes = new LinkedHashMap<>();
    final boolean mayRest;
    long seq;
    long steps;
    Phase phase = Phase.RUNNING;
    final Set<Inbox> awaitedMail = new LinkedHashSet<>();
    final Set<Outbox> awaitedSpace = new LinkedHashSet<>();

    /** Whether the guard has held at some moment since the await. */
    boolean held;

    /** Whether a signal may have arrived since the step began. */
    boolean happened;

    /** Whether one certainly has, or will: what it tells of was done since the step began. */
    boolean surely;

    /** Whom this component may still have to signal, before its next event. */
    final List<Component> owes = new ArrayList<>();

    /** How many signals may still be on their way to this component. */
    int coming;

    Component(String name, boolean mayRest) {
      this.name = name;
      this.mayRest = mayRest;
    }

    boolean guardHolds() {
      return awaitedMail.stream().anyMatch(box -> !box.items.isEmpty() || box.isDrained())
          || awaitedSpace.stream().anyMatch(Outbox::hasSpace);
    }
  }

  /** An inbox, or an output. */
  static final class Inbox {
    final String name;
    final @Nullable Component reader;
    final long bound;
    final List<Outbox> writers = new ArrayList<>();
    final Deque<Linearisation.Item> items = new ArrayDeque<>();
    int open;

    Inbox(String name, @Nullable Component reader, int bound) {
      this.name = name;
      this.reader = reader;
      this.bound = bound == Wiring.UNBOUNDED ? Long.MAX_VALUE : bound;
    }

    boolean isDrained() {
      return items.isEmpty() && open == 0;
    }
  }

  /** An outbox. */
  static final class Outbox {
    final String name;
    final Component writer;
    @Nullable Inbox target;
    boolean closed;
    long accepted;

    /** How many of its messages were taken. */
    long taken;

    Outbox(String name, Component writer) {
      this.name = name;
      this.writer = writer;
    }

    boolean hasSpace() {
      return target == null || target.items.size() < target.bound;
    }
  }

  /** A notice. */
  static final class Notice {
    final @Nullable String publisher;
    long version;

    Notice(@Nullable String publisher) {
      this.publisher = publisher;
    }
  }

  State(Header header) {
    Map<String, Component> readers = new LinkedHashMap<>();
    for (Header.Part part : header.components()) {
      Component component = new Component(part.name(), part.mayRest());
      if (components.put(part.name(), component) != null) {
        throw new IllegalArgumentException("two components are called " + quoted(part.name()));
      }
      for (String name : part.inboxes()) {
        requireNew(readers.put(part.name() + "." + name, component), part.name() + "." + name);
      }
      for (String name : part.outboxes()) {
        Outbox outbox = new Outbox(part.name() + "." + name, component);
        component.outboxes.put(name, outbox);
        requireNew(outboxes.put(outbox.name, outbox), outbox.name);
      }
    }
    for (Header.Box box : header.inboxes()) {
      @Nullable Component reader = readers.get(box.name());
      if (reader == null) {
        throw new IllegalArgumentException("no component reads inbox " + quoted(box.name()));
      }
      reader.inboxes.put(Naming.local(box.name()), add(box, reader));
    }
    header.outputs().forEach(box -> add(box, null));
    readers.forEach(
        (name, reader) -> {
          if (!reader.inboxes.containsKey(Naming.local(name))) {
            throw new IllegalArgumentException("inbox " + quoted(name) + " is not described");
          }
        });
    for (Header.Notice notice : header.notices()) {
      if (notices.put(notice.name(), new Notice(notice.publisher())) != null) {
        throw new IllegalArgumentException("two notices are called " + quoted(notice.name()));
      }
    }
  }

  private Inbox add(Header.Box box, @Nullable Component reader) {
    Inbox inbox = new Inbox(box.name(), reader, box.bound());
    requireNew(inboxes.put(box.name(), inbox), box.name());
    for (String name : box.writers()) {
      @Nullable Outbox writer = outboxes.get(name);
      if (writer == null || writer.target != null) {
        throw new IllegalArgumentException(
            quoted(box.name())
                + " is linked to "
                + quoted(name)
                + (writer == null ? ", which is no outbox" : ", which has a link already"));
      }
      writer.target = inbox;
      inbox.writers.add(writer);
    }
    inbox.open = inbox.writers.size();
    return inbox;
  }

  private static void requireNew(@Nullable Object before, String box) {
    if (before != null) {
      throw new IllegalArgumentException("two boxes are called " + quoted(box));
    }
  }

  @Nullable Component component(String name) {
    return components.get(name);
  }

  Collection<Component> components() {
    return components.values();
  }

  @Nullable Inbox inbox(String name) {
    return inboxes.get(name);
  }

  Collection<Inbox> inboxes() {
    return inboxes.values();
  }

  @Nullable Outbox outbox(String name) {
    return outboxes.get(name);
  }

  @Nullable Notice notice(String name) {
    return notices.get(name);
  }

  static String quoted(String text) {
    return BadTraceException.quoted(text);
  }
}
