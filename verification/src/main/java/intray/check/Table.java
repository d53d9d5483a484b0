package intray.check;

import intray.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A component as rows of TLA+: the tree of its local histories, where histories that go on in the
 * same way are one row. An answer that was never given is missing in the row as it is in the tree.
 */
final class Table {
  private final Wiring wiring;
  private final Names items;

  /** By number: what is asked, and which row follows each answer. */
  private final List<Row> rows = new ArrayList<>();

  /** By local history, the number of its row. */
  private final int[] row;

  private record Row(String asks, SortedMap<String, Integer> next) {}

  Table(Automaton automaton, Wiring wiring, Names items) {
    this.wiring = wiring;
    this.items = items;
    this.row = new int[automaton.size()];
    Map<Row, Integer> known = new HashMap<>();
    // One worker has made them, so a history has a higher number than those it begins with.
    for (int id = automaton.size() - 1; id >= 0; id--) {
      LocalState state = automaton.state(id);
      SortedMap<String, Integer> next = new TreeMap<>();
      for (int k = 0; k < state.children(); k++) {
        LocalState child = state.child(k);
        next.put(answer(state.operation, state.answer(k)), row[child.id]);
      }
      Row made = new Row(asks(state.operation), next);
      Integer number = known.putIfAbsent(made, rows.size());
      row[id] = number == null ? rows.size() : number;
      if (number == null) {
        rows.add(made);
      }
    }
  }

  int size() {
    return rows.size();
  }

  /** The rows as one sequence, numbered from the start in the order in which they are met. */
  String text(String indent) {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    meet(row[0], numbers, order);
    StringBuilder text = new StringBuilder("<<\n");
    for (int at = 0; at < order.size(); at++) {
      Row here = rows.get(order.get(at));
      List<String> next = new ArrayList<>();
      for (Map.Entry<String, Integer> entry : here.next.entrySet()) {
        meet(entry.getValue(), numbers, order);
        next.add(Tla.string(entry.getKey()) + " :> " + numbers.get(entry.getValue()));
      }
      text.append(indent).append(String.format("(*%3d *) [", at + 1)).append(here.asks);
      text.append(", next |-> ").append(next.isEmpty() ? "<<>>" : String.join(" @@ ", next));
      text.append(at + 1 < order.size() ? "],\n" : "]");
    }
    return text.append(">>").toString();
  }

  private static void meet(int number, Map<Integer, Integer> numbers, List<Integer> order) {
    if (numbers.putIfAbsent(number, numbers.size() + 1) == null) {
      order.add(number);
    }
  }

  private String answer(Operation operation, int answer) {
    return switch (operation.kind()) {
      case IS_EMPTY, IS_DRAINED -> answer == 1 ? "yes" : "no";
      case TAKE, POLL -> answer == Items.NONE ? Tla.EMPTY : items.of(answer);
      case SEND -> answer == 1 ? "ok" : "FULL";
      case OFFER -> answer == 1 ? "ok" : "refused";
      case READ -> items.of(answer);
      case CHOOSE -> String.valueOf(answer);
      default -> "ok";
    };
  }

  private String asks(Operation operation) {
    int box = operation.box();
    return switch (operation.kind()) {
      case BEGIN -> "op |-> \"Begin\"";
      case IS_EMPTY -> on("IsEmpty", wiring.inboxName(box));
      case POLL -> on("Poll", wiring.inboxName(box));
      case TAKE -> on("Take", wiring.inboxName(box));
      case IS_DRAINED -> on("IsDrained", wiring.inboxName(box));
      case SEND -> on("Send", wiring.outboxName(box)) + item(operation);
      case OFFER -> on("Offer", wiring.outboxName(box)) + item(operation);
      case CLOSE -> on("Close", wiring.outboxName(box));
      case SIGNAL -> on("Signal", wiring.path(box));
      case READ -> on("Read", wiring.noticeName(box));
      case PUBLISH -> on("Publish", wiring.noticeName(box)) + item(operation);
      case CHOOSE -> "op |-> \"Choose\", among |-> " + operation.item();
      case AWAIT -> "op |-> \"Await\", guard |-> " + guard(operation.guard());
      case PAUSE -> "op |-> \"Pause\"";
      case DONE -> "op |-> \"Done\"";
      case FAIL -> "op |-> \"Fail\", cause |-> " + Tla.string(String.valueOf(operation.cause()));
    };
  }

  private static String on(String operation, String box) {
    return "op |-> \"" + operation + "\", on |-> " + Tla.string(box);
  }

  private String item(Operation operation) {
    return ", item |-> " + Tla.string(items.of(operation.item()));
  }

  private String guard(int[] guard) {
    List<String> boxes = new ArrayList<>();
    for (int box : guard) {
      boxes.add(
          box >= 0
              ? "<<\"mail\", " + Tla.string(wiring.inboxName(box)) + ">>"
              : "<<\"space\", " + Tla.string(wiring.outboxName(~box)) + ">>");
    }
    return "<<" + String.join(", ", boxes) + ">>";
  }
}
