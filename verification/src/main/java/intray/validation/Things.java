package intray.validation;

import intray.trace.Event;
import intray.trace.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/**
 * What travels in one trace, as numbers for TLC. A thing is the object that an event names, or else
 * the message. In the specification every item is there from the start and is held by whoever made
 * it; a part of a trace needs only those that its events name.
 *
 * <p>Memory: the things in transit, those of the part at hand, and the objects that the trace names
 * as such. A message that was taken in an earlier part is not kept: it belongs to the reader of the
 * inbox that its outbox is linked to.
 */
final class Things {
  private final Wires wires;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, String> objects = new HashMap<>();
  private final Map<Integer, String> holders = new HashMap<>();
  private final Set<Integer> inTransit = new HashSet<>();

  /** How many messages each outbox had accepted when the part began, and has by now. */
  private final Map<String, Long> before = new HashMap<>();

  private final Map<String, Long> accepted = new HashMap<>();

  /** Who holds, when the part begins, what it names; null if it is in transit or gone. */
  private final Map<Integer, @Nullable String> named = new LinkedHashMap<>();

  private int last;

  Things(Wires wires) {
    this.wires = wires;
  }

  /** The thing of an event, or a new one that its component holds if it names none. */
  Value of(Event event) {
    String message = event.item();
    String object = event.object();
    if (object == null && message != null) {
      object = objects.get(message);
    } else if (object != null && message != null && isAccepted(event)) {
      objects.put(message, object);
    }
    String component = wires.component(event.component());
    if (object != null) {
      return Tla.number(object(object, event.operation(), component));
    }
    if (message != null) {
      return Tla.number(message(message));
    }
    named.put(++last, component);
    return Tla.number(last);
  }

  /** Counts a message that an outbox accepts. */
  void accept(Event event) {
    accepted.merge(outboxOf(event.item()), 1L, Long::sum);
  }

  private static boolean isAccepted(Event event) {
    return (event.operation() == Operation.SEND || event.operation() == Operation.OFFER)
        && event.isYes();
  }

  private int object(String object, Operation operation, String component) {
    String key = "object " + object;
    boolean isNew = !numbers.containsKey(key);
    int number = numbers.computeIfAbsent(key, k -> ++last);
    if (!named.containsKey(number)) {
      boolean made = isNew && operation != Operation.TAKE && operation != Operation.POLL;
      named.put(number, made ? component : holders.get(number));
    }
    return number;
  }

  private int message(String message) {
    int number = numbers.computeIfAbsent(message, k -> ++last);
    if (!named.containsKey(number)) {
      String outbox = outboxOf(message);
      boolean sentBefore = position(message) <= before.getOrDefault(outbox, 0L);
      String holder = sentBefore ? wires.receiver(outbox) : wires.writer(outbox);
      boolean nobody = inTransit.contains(number) || holder.equals(Wires.UNKNOWN);
      named.put(number, nobody ? null : holder);
    }
    return number;
  }

  String outboxOf(@Nullable String message) {
    int hash = message == null ? -1 : message.lastIndexOf('#');
    return hash < 0
        ? Wires.UNKNOWN
        : wires.outbox(Objects.requireNonNull(message).substring(0, hash));
  }

  /** The k of {@code outbox#k}, or -1. */
  static long position(@Nullable String message) {
    if (message == null) {
      return -1;
    }
    String digits = message.substring(message.lastIndexOf('#') + 1);
    return digits.matches("[1-9][0-9]{0,8}") ? Long.parseLong(digits) : -1;
  }

  /** Who holds what, in the states in which the part at hand begins. */
  Value held() {
    Map<String, List<Value>> held = new LinkedHashMap<>();
    wires.components().forEach(component -> held.put(component, new ArrayList<>()));
    named.forEach(
        (number, holder) -> {
          if (holder != null && held.containsKey(holder)) {
            held.get(holder).add(Tla.number(number));
          }
        });
    Map<String, Value> sets = new LinkedHashMap<>();
    held.forEach((component, items) -> sets.put(component, Tla.set(items)));
    return Tla.function(sets);
  }

  /** The part was accepted and ended in this state. */
  void advance(Value held, Value transit) {
    before.clear();
    before.putAll(accepted);
    inTransit.clear();
    each(
        transit,
        (inbox, messages) -> {
          for (Value item : ((TupleValue) messages.toTuple()).elems) {
            inTransit.add(((IntValue) item).val);
          }
        });
    Set<Integer> lasting = new HashSet<>(inTransit);
    numbers.forEach(
        (key, number) -> {
          if (key.startsWith("object ")) {
            lasting.add(number);
          }
        });
    numbers.values().retainAll(lasting);
    named.keySet().forEach(holders::remove);
    named.clear();
    each(
        held,
        (component, items) -> {
          for (int k = 0; k < items.size(); k++) {
            Value item = ((tlc2.value.impl.SetEnumValue) items.toSetEnum()).elems.elementAt(k);
            if (lasting.contains(((IntValue) item).val)) {
              holders.put(((IntValue) item).val, component);
            }
          }
        });
  }

  private interface Entry {
    void see(String argument, Value value);
  }

  private static void each(Value function, Entry entry) {
    FcnRcdValue values = (FcnRcdValue) function.toFcnRcd();
    for (int k = 0; k < values.values.length; k++) {
      entry.see(((StringValue) values.domain[k]).val.toString(), values.values[k]);
    }
  }
}
