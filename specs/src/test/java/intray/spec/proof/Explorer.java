package intray.spec.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Walks through all states that a model reaches at one finite size. Ghosts are left out. */
final class Explorer {
  private final Model model;
  private final Map<Map<Symbol, Map<List<Integer>, Integer>>, Integer> known = new HashMap<>();
  private final List<Structure> states = new ArrayList<>();
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private final StateGraph graph = new StateGraph();

  private Explorer(Model model) {
    this.model = model;
  }

  /** All reachable states, and the steps between them. */
  record Reached(List<Structure> states, StateGraph graph) {}

  /** Starts from each wiring given, with the model's initial values. */
  static Reached from(Model model, List<Structure> wirings) {
    Explorer explorer = new Explorer(model);
    for (Structure wiring : wirings) {
      explorer.number(wiring.after(withoutGhosts(model.initial()), Map.of()), true);
    }
    while (!explorer.waiting.isEmpty()) {
      explorer.expand(explorer.waiting.remove());
    }
    return new Reached(explorer.states, explorer.graph);
  }

  private int number(Structure state, boolean isInitial) {
    Map<Symbol, Map<List<Integer>, Integer>> changing = new HashMap<>(state.tables());
    changing.keySet().removeIf(symbol -> symbol.role() != Symbol.Role.STATE);
    // A table that is not there says the same as an empty one.
    changing.values().removeIf(Map::isEmpty);
    return known.computeIfAbsent(
        changing,
        unknown -> {
          int number = graph.add(isInitial);
          states.add(state);
          waiting.add(number);
          return number;
        });
  }

  private void expand(int from) {
    Structure state = states.get(from);
    Evaluator evaluator = new Evaluator(state);
    for (Action action : model.actions()) {
      for (Map<Term.Variable, Integer> given : instances(state, action)) {
        if (evaluator.holds(action.guard(), given)) {
          Structure next = state.after(withoutGhosts(action.updates()), given);
          graph.add(from, action.name(), number(next, false));
        }
      }
    }
  }

  private static List<Map<Term.Variable, Integer>> instances(Structure state, Action action) {
    List<Map<Term.Variable, Integer>> all = new ArrayList<>();
    List<Sort> sorts = action.parameters().stream().map(Term.Variable::sort).toList();
    for (List<Integer> values : state.combinations(sorts)) {
      Map<Term.Variable, Integer> given = new HashMap<>();
      for (int i = 0; i < values.size(); i++) {
        given.put(action.parameters().get(i), values.get(i));
      }
      all.add(given);
    }
    return all;
  }

  private static Map<Symbol, Update> withoutGhosts(Map<Symbol, Update> updates) {
    Map<Symbol, Update> kept = new LinkedHashMap<>(updates);
    kept.keySet().removeIf(symbol -> symbol.role() == Symbol.Role.GHOST);
    return kept;
  }
}
