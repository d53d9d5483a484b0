package intray.validation;

import intray.Wiring;
import intray.trace.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tlc2.value.impl.Value;

/**
 * The wiring that a header describes, as the record that {@code Graph.tla} wants. In TLC components
 * and boxes have short names of their own: a trace may come from anywhere, and with any names.
 */
final class Wires {
  /** Reads the outputs, in {@code Trace.tla}; does nothing else. */
  static final String OUTSIDE = "outside";

  /** What no wiring contains, so that nothing can happen there. */
  static final String UNKNOWN = "unknown";

  private static final String UNUSED = "unused";

  private final Map<String, String> components = new LinkedHashMap<>();
  private final Map<String, String> inboxes = new LinkedHashMap<>();
  private final Map<String, String> outboxes = new LinkedHashMap<>();
  private final Map<String, String> notices = new LinkedHashMap<>();
  private final Map<String, String> writers = new HashMap<>();
  private final Map<String, String> readers = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private final List<String> resting = new ArrayList<>();
  private final Value wiring;
  private final Value publisher;

  Wires(Header header) {
    Map<String, Value> reader = new LinkedHashMap<>();
    Map<String, Value> writer = new LinkedHashMap<>();
    Map<String, Value> link = new LinkedHashMap<>();
    Map<String, Value> bound = new LinkedHashMap<>();
    for (Header.Part part : header.components()) {
      String component = "c" + (components.size() + 1);
      components.put(part.name(), component);
      if (part.mayRest()) {
        resting.add(component);
      }
      for (String local : part.inboxes()) {
        String inbox = "i" + (inboxes.size() + 1);
        inboxes.put(part.name() + "." + local, inbox);
        readers.put(inbox, component);
      }
      for (String local : part.outboxes()) {
        String outbox = "o" + (outboxes.size() + 1);
        outboxes.put(part.name() + "." + local, outbox);
        writers.put(outbox, component);
        writer.put(outbox, Tla.string(component));
        link.put(outbox, Tla.string(UNUSED));
      }
      if (part.inboxes().isEmpty() && part.outboxes().isEmpty()) {
        // Graph.tla knows components by their boxes: this one has an inbox that nobody writes.
        String inbox = "i" + (inboxes.size() + 1);
        inboxes.put(part.name() + ".", inbox);
        readers.put(inbox, component);
      }
    }
    for (Header.Box output : header.outputs()) {
      String inbox = "i" + (inboxes.size() + 1);
      inboxes.put(output.name(), inbox);
      readers.put(inbox, OUTSIDE);
    }
    List<Header.Box> boxes = new ArrayList<>(header.inboxes());
    boxes.addAll(header.outputs());
    inboxes.values().forEach(inbox -> bound.put(inbox, Tla.number(0)));
    for (Header.Box box : boxes) {
      String inbox = inbox(box.name());
      if (inbox.equals(UNKNOWN)) {
        throw new ValidationException(
            "the header wires the inbox " + box.name() + ", which no component has");
      }
      bound.put(inbox, Tla.number(box.bound() == Wiring.UNBOUNDED ? 0 : box.bound()));
      for (String feeder : box.writers()) {
        if (outbox(feeder).equals(UNKNOWN) || links.containsKey(outbox(feeder))) {
          throw new ValidationException(
              "the header links the outbox "
                  + feeder
                  + " to "
                  + box.name()
                  + (links.containsKey(outbox(feeder))
                      ? ", and to another inbox too"
                      : ", but no component has it"));
        }
        link.put(outbox(feeder), Tla.string(inbox));
        links.put(outbox(feeder), inbox);
      }
    }
    readers.forEach((inbox, component) -> reader.put(inbox, Tla.string(component)));
    Map<String, Value> publishers = new LinkedHashMap<>();
    for (Header.Notice notice : header.notices()) {
      String name = "n" + (notices.size() + 1);
      notices.put(notice.name(), name);
      String path = notice.publisher();
      publishers.put(name, Tla.string(path == null ? UNKNOWN : component(path)));
    }
    publisher = Tla.function(publishers);
    wiring =
        Tla.record(
            "reader", Tla.function(reader),
            "writer", Tla.function(writer),
            "link", Tla.function(link),
            "bound", Tla.function(bound));
  }

  Value wiring() {
    return wiring;
  }

  Value publisher() {
    return publisher;
  }

  String component(String path) {
    return components.getOrDefault(path, UNKNOWN);
  }

  String inbox(String name) {
    return inboxes.getOrDefault(name, UNKNOWN);
  }

  String outbox(String name) {
    return outboxes.getOrDefault(name, UNKNOWN);
  }

  String notice(String name) {
    return notices.getOrDefault(name, UNKNOWN);
  }

  /** Who writes an outbox, or UNKNOWN. */
  String writer(String outbox) {
    return writers.getOrDefault(outbox, UNKNOWN);
  }

  /** Who gets what is sent to an outbox, or UNKNOWN if nobody does. */
  String receiver(String outbox) {
    String inbox = links.get(outbox);
    return inbox == null ? UNKNOWN : readers.getOrDefault(inbox, UNKNOWN);
  }

  /** All components, the one outside last, if there is anything for it to read. */
  List<String> components() {
    List<String> all = new ArrayList<>(components.values());
    if (readers.containsValue(OUTSIDE)) {
      all.add(OUTSIDE);
    }
    return all;
  }

  List<String> inboxes() {
    return List.copyOf(inboxes.values());
  }

  List<String> outboxes() {
    return List.copyOf(outboxes.values());
  }

  List<String> notices() {
    return List.copyOf(notices.values());
  }

  List<String> resting() {
    return resting;
  }

  /** The path or name that the trace uses for one of TLC's names. */
  String original(String name) {
    for (Map<String, String> map : List.of(components, inboxes, outboxes, notices)) {
      for (Map.Entry<String, String> entry : map.entrySet()) {
        if (entry.getValue().equals(name)) {
          return entry.getKey();
        }
      }
    }
    return name;
  }
}
