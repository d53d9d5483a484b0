package intray.validation;

import intray.trace.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where messages and objects are, as a trace is followed. */
final class Contents {
  private final Layout layout;
  private final Map<String, Deque<String>> queues = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, Long> accepted = new HashMap<>();
  private final Map<String, Long> taken = new HashMap<>();

  /** Which object a message is, and who has an object: a component, or an inbox. */
  private final Map<String, String> objects = new HashMap<>();

  private final Map<String, String> holders = new HashMap<>();

  private long unread;

  Contents(Layout layout) {
    this.layout = layout;
    layout.inboxes.keySet().forEach(inbox -> queues.put(inbox, new ArrayDeque<>()));
  }

  Deque<String> in(Layout.Inbox inbox) {
    return Objects.requireNonNull(queues.get(inbox.name()));
  }

  /** How many messages are in boxes, and objects in anybody's hands. */
  long size() {
    return unread + holders.size() + objects.size();
  }

  boolean isFull(Layout.Inbox inbox) {
    return inbox.isBounded() && in(inbox).size() >= inbox.bound();
  }

  boolean isDrained(Layout.Inbox inbox) {
    return in(inbox).isEmpty() && inbox.feeders().stream().allMatch(this::isClosed);
  }

  boolean isClosed(Layout.Outbox outbox) {
    return closed.contains(outbox.name);
  }

  void close(Layout.Outbox outbox) {
    closed.add(outbox.name);
  }

  /** The name of the next message of an outbox. */
  String nextName(Layout.Outbox outbox) {
    return outbox.name + "#" + (accepted.getOrDefault(outbox.name, 0L) + 1);
  }

  /** A message leaves, to an inbox or to nobody. */
  void send(Layout.Outbox outbox, Event event) {
    String message = nextName(outbox);
    accepted.merge(outbox.name, 1L, Long::sum);
    if (event.object() != null) {
      objects.put(message, event.object());
      holders.put(event.object(), outbox.target == null ? "" : outbox.target.name());
    }
    if (outbox.target != null) {
      in(outbox.target).add(message);
      unread++;
    }
  }

  void take(Layout.Inbox inbox) {
    String message = in(inbox).remove();
    unread--;
    taken.merge(message.substring(0, message.lastIndexOf('#')), 1L, Long::sum);
    String object = objects.get(message);
    if (object != null) {
      holders.put(object, inbox.reader());
    }
  }

  /** The thing of an event: an object if it is known to be one, or else a message, or null. */
  @Nullable String thing(Event event) {
    if (event.object() != null) {
      return "object " + event.object();
    }
    String object = event.item() == null ? null : objects.get(event.item());
    return object == null ? event.item() : "object " + object;
  }

  /** Who has a thing, a component or an inbox or nobody; whoever is new to us made it. */
  String holder(String thing, String user) {
    if (thing.startsWith("object ")) {
      return holders.computeIfAbsent(thing.substring("object ".length()), object -> user);
    }
    int hash = thing.lastIndexOf('#');
    Layout.Outbox outbox = hash < 0 ? null : layout.outboxes.get(thing.substring(0, hash));
    if (outbox == null) {
      return "";
    }
    long position = Things.position(thing);
    if (position > accepted.getOrDefault(outbox.name, 0L)) {
      return outbox.writer;
    }
    if (outbox.target == null) {
      return "";
    }
    boolean arrived = position <= taken.getOrDefault(outbox.name, 0L);
    return arrived ? outbox.target.reader() : outbox.target.name();
  }
}
