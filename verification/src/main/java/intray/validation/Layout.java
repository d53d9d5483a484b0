package intray.validation;

import intray.Wiring;
import intray.trace.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      components.put(part.name(), part);
      for (String local : part.inboxes()) {
        String name = part.name() + "." + local;
        inboxes.put(name, new Inbox(name, part.name(), Wiring.UNBOUNDED, new ArrayList<>()));
      }
      for (String local : part.outboxes()) {
        String name = part.name() + "." + local;
        outboxes.put(name, new Outbox(name, part.name()));
      }
    }
    for (Header.Box box : header.inboxes()) {
      Inbox known = inboxes.get(box.name());
      if (known == null) {
        throw new ValidationException(
            "the header wires the inbox " + box.name() + ", which no component has");
      }
      wire(box, known.reader());
    }
    for (Header.Box box : header.outputs()) {
      wire(box, OUTSIDE);
    }
    header.notices().forEach(notice -> publishers.put(notice.name(), notice.publisher()));
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
