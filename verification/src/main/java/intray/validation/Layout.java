package intray.validation;

import intray.Wiring;
import intray.trace.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is connected to whom, by the names that a trace uses. */
final class Layout {
  /** Whoever reads the outputs of a graph. */
  static final String OUTSIDE = "the outside";

  final Map<String, Header.Part> components = new LinkedHashMap<>();
  final Map<String, Inbox> inboxes = new LinkedHashMap<>();
  final Map<String, Outbox> outboxes = new LinkedHashMap<>();
  final Map<String, @Nullable String> publishers = new HashMap<>();

  /** Where messages arrive. Without a bound, the bound is that of the wiring. */
  record Inbox(String name, String reader, int bound, List<Outbox> feeders) {
    boolean isBounded() {
      return bound != Wiring.UNBOUNDED;
    }
  }

  /** Where messages leave from; target is null if they are discarded. */
  static final class Outbox {
    final String name;
    final String writer;
    @Nullable Inbox target;

    Outbox(String name, String writer) {
      this.name = name;
      this.writer = writer;
    }
  }

  Layout(Header header) {
    for (Header.Part part : header.components()) {
      if (components.put(part.name(), part) != null) {
        throw new ValidationException("two components are called " + part.name());
      }
      for (String local : part.inboxes()) {
        String name = part.name() + "." + local;
        Inbox inbox = new Inbox(name, part.name(), Wiring.UNBOUNDED, new ArrayList<>());
        requireNew(inboxes.put(name, inbox), name);
      }
      for (String local : part.outboxes()) {
        String name = part.name() + "." + local;
        requireNew(outboxes.put(name, new Outbox(name, part.name())), name);
      }
    }
    Set<String> wired = new HashSet<>();
    for (Header.Box box : header.inboxes()) {
      Inbox known = inboxes.get(box.name());
      if (known == null) {
        throw new ValidationException(
            "the header wires the inbox " + box.name() + ", which no component has");
      }
      requireNew(wired.add(box.name()) ? null : box, box.name());
      wire(box, known.reader());
    }
    for (Header.Box box : header.outputs()) {
      requireNew(inboxes.get(box.name()), box.name());
      wire(box, OUTSIDE);
    }
    for (Header.Notice notice : header.notices()) {
      if (publishers.containsKey(notice.name())) {
        throw new ValidationException("two notices are called " + notice.name());
      }
      publishers.put(notice.name(), notice.publisher());
    }
  }

  private static void requireNew(@Nullable Object before, String box) {
    if (before != null) {
      throw new ValidationException("two boxes are called " + box);
    }
  }

  /** What the header says of a component that is there. */
  Header.Part part(String component) {
    return Objects.requireNonNull(components.get(component));
  }

  private void wire(Header.Box box, String reader) {
    Inbox inbox = new Inbox(box.name(), reader, box.bound(), new ArrayList<>());
    for (String feeder : box.writers()) {
      Outbox outbox = outboxes.get(feeder);
      if (outbox == null || outbox.target != null) {
        throw new ValidationException(
            "the header links the outbox "
                + feeder
                + " to "
                + box.name()
                + (outbox == null ? ", but no component has it" : ", and to another inbox too"));
      }
      outbox.target = inbox;
      inbox.feeders().add(outbox);
    }
    inboxes.put(box.name(), inbox);
  }
}
