package intray.spec.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks through all states that a model reaches from one initial state at one finite size. Ghosts
 * are left out.
 */
final class Explorer {
  private final Model model;
  private final Set<Structure> states = new LinkedHashSet<>();
  private final Map<String, Integer> steps = new TreeMap<>();

  private Explorer(Model model) {
    this.model = model;
  }

  /**
   * @param states all reachable states, in the order of a breadth-first search
   * @param steps for each action, how many steps (to known states too) are instances of it
   */
  record Reached(Set<Structure> states, Map<String, Integer> steps) {}

  /** Starts from the wiring given, and the model's initial values. */
  static Reached from(Model model, Structure wiring) {
    Explorer explorer = new Explorer(model);
    explorer.walk(wiring.after(withoutGhosts(model.initial()), Map.of()));
    return new Reached(explorer.states, explorer.steps);
  }

  private void walk(Structure start) {
    Deque<Structure> waiting = new ArrayDeque<>();
    states.add(start);
    waiting.add(start);
    while (!waiting.isEmpty()) {
      Structure state = waiting.remove();
      Evaluator evaluator = new Evaluator(state);
      for (Action action : model.actions()) {
        for (Map<Term.Variable, Integer> given : instances(state, action)) {
          if (evaluator.holds(action.guard(), given)) {
            steps.merge(action.name(), 1, Integer::sum);
            Structure next = state.after(withoutGhosts(action.updates()), given);
            if (states.add(next)) {
              waiting.add(next);
            }
          }
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
