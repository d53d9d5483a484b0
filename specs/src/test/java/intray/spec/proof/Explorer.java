package intray.spec.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Walks through all states that a model reaches at one finite size. Ghosts are left out. */
final class Explorer {
  private final Model model;
  private final Set<Map<Symbol, Map<List<Integer>, Integer>>> known = new HashSet<>();
  private final List<Structure> states = new ArrayList<>();
  private final Deque<Structure> waiting = new ArrayDeque<>();
  private final Map<String, Long> steps = new TreeMap<>();

  private Explorer(Model model) {
    this.model = model;
    model.actions().forEach(action -> steps.put(action.name(), 0L));
  }

  /**
   * @param states all reachable states, in the order of a breadth-first search
   * @param steps for each action, how often it happens: in how many states, with what parameters
   */
  record Reached(List<Structure> states, Map<String, Long> steps) {}

  /** Starts from each wiring given, with the model's initial values. */
  static Reached from(Model model, List<Structure> wirings) {
    Explorer explorer = new Explorer(model);
    for (Structure wiring : wirings) {
      explorer.reach(wiring.after(withoutGhosts(model.initial()), Map.of()));
    }
    while (!explorer.waiting.isEmpty()) {
      explorer.expand(explorer.waiting.remove());
    }
    return new Reached(explorer.states, explorer.steps);
  }

  private void reach(Structure state) {
    Map<Symbol, Map<List<Integer>, Integer>> changing = new HashMap<>(state.tables());
    changing.keySet().removeIf(symbol -> symbol.role() != Symbol.Role.STATE);
    // A table that is not there says the same as an empty one.
    changing.values().removeIf(Map::isEmpty);
    if (known.add(changing)) {
      states.add(state);
      waiting.add(state);
    }
  }

  private void expand(Structure state) {
    Evaluator evaluator = new Evaluator(state);
    for (Action action : model.actions()) {
      for (Map<Term.Variable, Integer> given : instances(state, action)) {
        if (evaluator.holds(action.guard(), given)) {
          steps.merge(action.name(), 1L, Long::sum);
          reach(state.after(withoutGhosts(action.updates()), given));
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
