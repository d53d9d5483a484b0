package intray.spec.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The exact value of a term in a finite structure, without z3. */
record Evaluator(Structure structure) {

  boolean holds(Term term, Map<Term.Variable, Integer> given) {
    return value(term, given) == 1;
  }

  int value(Term term, Map<Term.Variable, Integer> given) {
    if (term instanceof Term.Variable variable) {
      return given.get(variable);
    } else if (term instanceof Term.Value constant) {
      return constant.value();
    } else if (term instanceof Term.Application application) {
      List<Integer> arguments =
          application.arguments().stream().map(part -> value(part, given)).toList();
      return structure.get(application.symbol(), arguments);
    } else if (term instanceof Term.Not not) {
      return 1 - value(not.term(), given);
    } else if (term instanceof Term.And and) {
      return bool(and.terms().stream().allMatch(part -> holds(part, given)));
    } else if (term instanceof Term.Or or) {
      return bool(or.terms().stream().anyMatch(part -> holds(part, given)));
    } else if (term instanceof Term.Equal equal) {
      return bool(value(equal.left(), given) == value(equal.right(), given));
    } else if (term instanceof Term.Less less) {
      return bool(value(less.left(), given) < value(less.right(), given));
    } else if (term instanceof Term.Plus plus) {
      return value(plus.left(), given) + value(plus.right(), given);
    } else if (term instanceof Term.Choice choice) {
      return value(holds(choice.condition(), given) ? choice.then() : choice.otherwise(), given);
    } else if (term instanceof Term.Every every) {
      return every(
          every.variable(), 0, structure.size(every.variable().sort()), every.body(), given);
    } else if (term instanceof Term.EveryIndex every) {
      int from = value(every.from(), given);
      int to = value(every.to(), given);
      return every(every.variable(), from, to, every.body(), given);
    }
    throw new AssertionError(term);
  }

  private int every(
      Term.Variable variable, int from, int to, Term body, Map<Term.Variable, Integer> given) {
    Map<Term.Variable, Integer> binding = new HashMap<>(given);
    for (int value = from; value < to; value++) {
      binding.put(variable, value);
      if (!holds(body, binding)) {
        return 0;
      }
    }
    return 1;
  }

  private static int bool(boolean value) {
    return value ? 1 : 0;
  }
}
