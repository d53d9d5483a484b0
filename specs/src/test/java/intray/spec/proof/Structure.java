package intray.spec.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One finite state: how many things there are of each sort, and a table for each function. What a
 * table lacks is 0.
 */
record Structure(
    Map<Sort, Integer> sizes, int indices, Map<Symbol, Map<List<Integer>, Integer>> tables) {

  int size(Sort sort) {
    return switch (sort.kind()) {
      case BOOL, ENUM -> sort.values().size();
      case INT -> indices;
      case THINGS -> sizes.get(sort);
    };
  }

  int get(Symbol symbol, List<Integer> arguments) {
    return tables.getOrDefault(symbol, Map.of()).getOrDefault(arguments, 0);
  }

  /** All combinations of values of these sorts. */
  List<List<Integer>> combinations(List<Sort> sorts) {
    List<List<Integer>> result = List.of(List.of());
    for (Sort sort : sorts) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> combination : result) {
        for (int value = 0; value < size(sort); value++) {
          List<Integer> extended = new ArrayList<>(combination);
          extended.add(value);
          longer.add(List.copyOf(extended));
        }
      }
      result = longer;
    }
    return result;
  }

  /** The state that the updates lead to, with their free variables as {@code given}. */
  Structure after(Map<Symbol, Update> updates, Map<Term.Variable, Integer> given) {
    Map<Symbol, Map<List<Integer>, Integer>> changed = new HashMap<>(tables);
    for (Update update : updates.values()) {
      Map<List<Integer>, Integer> table = new HashMap<>();
      for (List<Integer> place : combinations(update.symbol().parameters())) {
        Map<Term.Variable, Integer> binding = new HashMap<>(given);
        for (int i = 0; i < place.size(); i++) {
          binding.put(update.at().get(i), place.get(i));
        }
        int value = new Evaluator(this).value(update.value(), binding);
        if (value != 0) {
          table.put(place, value);
        }
      }
      changed.put(update.symbol(), table);
    }
    return new Structure(sizes, indices, changed);
  }
}
