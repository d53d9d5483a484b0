package intray.spec.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a term: variables by terms, functions by their updates. A claim about the state after an
 * action is the claim rewritten by the action's updates, which is Dijkstra's weakest precondition;
 * no primed copies and no frame axioms are needed.
 */
final class Substitution {
  private final Map<Term.Variable, Term> variables;
  private final Map<Symbol, Update> updates;

  private Substitution(Map<Term.Variable, Term> variables, Map<Symbol, Update> updates) {
    this.variables = variables;
    this.updates = updates;
  }

  static Term after(Map<Symbol, Update> updates, Term claim) {
    return new Substitution(Map.of(), updates).apply(claim);
  }

  static Term replace(Map<Term.Variable, Term> variables, Term term) {
    return new Substitution(variables, Map.of()).apply(term);
  }

  private Term apply(Term term) {
    if (term instanceof Term.Variable variable) {
      return variables.getOrDefault(variable, variable);
    } else if (term instanceof Term.Value) {
      return term;
    } else if (term instanceof Term.Application application) {
      return call(application.symbol(), apply(application.arguments()));
    } else if (term instanceof Term.Not not) {
      return new Term.Not(apply(not.term()));
    } else if (term instanceof Term.And and) {
      return new Term.And(apply(and.terms()));
    } else if (term instanceof Term.Or or) {
      return new Term.Or(apply(or.terms()));
    } else if (term instanceof Term.Equal equal) {
      return new Term.Equal(apply(equal.left()), apply(equal.right()));
    } else if (term instanceof Term.Less less) {
      return new Term.Less(apply(less.left()), apply(less.right()));
    } else if (term instanceof Term.Plus plus) {
      return new Term.Plus(apply(plus.left()), apply(plus.right()));
    } else if (term instanceof Term.Choice choice) {
      return new Term.Choice(
          apply(choice.condition()), apply(choice.then()), apply(choice.otherwise()));
    } else if (term instanceof Term.Every every) {
      Term.Variable fresh = fresh(every.variable());
      return new Term.Every(fresh, with(every.variable(), fresh).apply(every.body()));
    } else if (term instanceof Term.EveryIndex every) {
      Term.Variable fresh = fresh(every.variable());
      Term body = with(every.variable(), fresh).apply(every.body());
      return new Term.EveryIndex(fresh, apply(every.from()), apply(every.to()), body);
    }
    throw new AssertionError(term);
  }

  private List<Term> apply(List<Term> terms) {
    return terms.stream().map(this::apply).toList();
  }

  private Term call(Symbol symbol, List<Term> arguments) {
    Update update = updates.get(symbol);
    if (update == null) {
      return new Term.Application(symbol, arguments);
    }
    Map<Term.Variable, Term> binding = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      binding.put(update.at().get(i), arguments.get(i));
    }
    return replace(binding, update.value());
  }

  /**
   * A new variable for each copy of a quantifier, so that nothing substituted under it is captured.
   */
  private static Term.Variable fresh(Term.Variable variable) {
    return new Term.Variable(variable.name(), variable.sort());
  }

  private Substitution with(Term.Variable variable, Term by) {
    Map<Term.Variable, Term> extended = new HashMap<>(variables);
    extended.put(variable, by);
    return new Substitution(extended, updates);
  }
}
