package intray.spec.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A state that z3 found, small enough to read: a witness, or the start of a counterexample. */
record Example(Obligation obligation, Structure state, Map<Term.Variable, Integer> given) {

  /**
   * Whether the example is one by the evaluator's lights also, which shares no code with the
   * translation to z3.
   */
  boolean confirmed() {
    Evaluator evaluator = new Evaluator(state);
    boolean assumed =
        obligation.hypotheses().stream().allMatch(claim -> evaluator.holds(claim.formula(), given));
    boolean goal = evaluator.holds(obligation.goal().formula(), given);
    return assumed && goal == (obligation.kind() == Obligation.Kind.WITNESS);
  }

  /** The state as a table, and beside it the state after the action, where that differs. */
  String show() {
    Action action = obligation.action();
    Structure after = action == null ? state : state.after(action.updates(), given);
    StringBuilder text = new StringBuilder(obligation.name()).append('\n');
    if (action != null) {
      List<String> arguments =
          action.parameters().stream()
              .map(p -> p.name() + " = " + p.sort().show(given.get(p)))
              .toList();
      text.append("action: ")
          .append(action.name())
          .append('(')
          .append(String.join(", ", arguments))
          .append(")\n");
    }
    for (Symbol symbol : obligation.model().symbols()) {
      List<String> cells = cells(symbol, after);
      if (symbol.role() != Symbol.Role.GHOST || !cells.isEmpty()) {
        text.append("  %-10s %s%n".formatted(symbol.name(), String.join("  ", cells)));
      }
    }
    return text.toString();
  }

  /** What is worth reading: of ghosts what changes, of relations what is or becomes true. */
  private List<String> cells(Symbol symbol, Structure after) {
    List<String> cells = new ArrayList<>();
    for (List<Integer> place : state.combinations(symbol.parameters())) {
      int old = state.get(symbol, place);
      int now = after.get(symbol, place);
      boolean dull = old == now && symbol.role() == Symbol.Role.GHOST;
      boolean neverTrue = symbol.result().equals(Sort.BOOL) && old + now == 0;
      boolean beyond = beyond(symbol, place, state) && beyond(symbol, place, after);
      if (!dull && !neverTrue && !beyond) {
        cells.add(show(symbol, place) + showValue(symbol.result(), old, now));
      }
    }
    return cells;
  }

  /** Whether the place is an index past the end: what is there means nothing. */
  private static boolean beyond(Symbol symbol, List<Integer> place, Structure in) {
    int last = place.size() - 1;
    return symbol.length() != null
        && place.get(last) >= in.get(symbol.length(), place.subList(0, last));
  }

  private static String show(Symbol symbol, List<Integer> place) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < place.size(); i++) {
      shown.add(symbol.parameters().get(i).show(place.get(i)));
    }
    return String.join(",", shown);
  }

  private static String showValue(Sort sort, int before, int after) {
    String change = before == after ? "" : " => " + sort.show(after);
    boolean plain = sort.equals(Sort.BOOL) && before == after;
    return plain ? "" : ": " + sort.show(before) + change;
  }
}
