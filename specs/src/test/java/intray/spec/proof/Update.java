package intray.spec.proof;

import java.util.List;
import java.util.function.Function;

/**
 * The function {@code symbol} becomes {@code at -> value}, where the value reads the state before
 * the action.
 */
record Update(Symbol symbol, List<Term.Variable> at, Term value) {
  Update {
    if (!value.sort().equals(symbol.result())) {
      throw new IllegalArgumentException(symbol.name() + " does not hold a " + value.sort().name());
    }
  }

  static Update unchanged(Symbol symbol) {
    List<Term.Variable> at =
        symbol.parameters().stream().map(sort -> Terms.variable("at", sort)).toList();
    return new Update(symbol, at, new Term.Application(symbol, List.copyOf(at)));
  }

  /** At every place, the value that {@code value} gives for it. */
  static Update everywhere(Symbol symbol, Function<List<Term>, Term> value) {
    List<Term.Variable> at = unchanged(symbol).at();
    return new Update(symbol, at, value.apply(List.copyOf(at)));
  }

  /** This update, and at the one place {@code target} the given value. */
  Update and(Term.Application target, Term there) {
    Term here = Terms.TRUE;
    for (int i = 0; i < at.size(); i++) {
      here = here.and(at.get(i).is(target.arguments().get(i)));
    }
    return new Update(symbol, at, Terms.when(here, there, value));
  }
}
