package intray.spec.proof;

import static intray.spec.proof.Sort.BOOL;
import static intray.spec.proof.Sort.INT;

import java.util.List;
import java.util.Set;

/**
 * First-order terms over the sorts of a model. Numbers are quantified only over a range ({@link
 * EveryIndex}), so that a term has an exact value in a finite structure as well as a meaning for
 * z3.
 */
sealed interface Term {
  Sort sort();

  /** Compared by identity: each quantifier owns its variable, whatever the name it is shown by. */
  final class Variable implements Term {
    private final String name;
    private final Sort sort;

    Variable(String name, Sort sort) {
      this.name = name;
      this.sort = sort;
    }

    String name() {
      return name;
    }

    @Override
    public Sort sort() {
      return sort;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A constant: a truth value, a number, a value of an enumerated sort, or (in finite structures) a
   * thing.
   */
  record Value(Sort sort, int value) implements Term {}

  record Application(Symbol symbol, List<Term> arguments) implements Term {
    public Application {
      List<Sort> given = arguments.stream().map(Term::sort).toList();
      if (!given.equals(symbol.parameters())) {
        throw new IllegalArgumentException(
            symbol.name() + " takes " + symbol.parameters() + ", not " + given);
      }
    }

    @Override
    public Sort sort() {
      return symbol.result();
    }
  }

  record Not(Term term) implements Term {
    @Override
    public Sort sort() {
      return BOOL;
    }
  }

  record And(List<Term> terms) implements Term {
    @Override
    public Sort sort() {
      return BOOL;
    }
  }

  record Or(List<Term> terms) implements Term {
    @Override
    public Sort sort() {
      return BOOL;
    }
  }

  record Equal(Term left, Term right) implements Term {
    public Equal {
      if (!left.sort().equals(right.sort())) {
        throw new IllegalArgumentException(left + " and " + right + " differ in sort");
      }
    }

    @Override
    public Sort sort() {
      return BOOL;
    }
  }

  record Less(Term left, Term right) implements Term {
    @Override
    public Sort sort() {
      return BOOL;
    }
  }

  record Plus(Term left, Term right) implements Term {
    @Override
    public Sort sort() {
      return INT;
    }
  }

  record Choice(Term condition, Term then, Term otherwise) implements Term {
    @Override
    public Sort sort() {
      return then.sort();
    }
  }

  record Every(Variable variable, Term body) implements Term {
    @Override
    public Sort sort() {
      return BOOL;
    }
  }

  /** The body holds for each number {@code from <= variable < to}. */
  record EveryIndex(Variable variable, Term from, Term to, Term body) implements Term {
    @Override
    public Sort sort() {
      return BOOL;
    }
  }

  /** The terms directly under this one. */
  default List<Term> parts() {
    if (this instanceof Application application) {
      return application.arguments();
    } else if (this instanceof Not not) {
      return List.of(not.term());
    } else if (this instanceof And and) {
      return and.terms();
    } else if (this instanceof Or or) {
      return or.terms();
    } else if (this instanceof Equal equal) {
      return List.of(equal.left(), equal.right());
    } else if (this instanceof Less less) {
      return List.of(less.left(), less.right());
    } else if (this instanceof Plus plus) {
      return List.of(plus.left(), plus.right());
    } else if (this instanceof Choice choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    } else if (this instanceof Every every) {
      return List.of(every.body());
    } else if (this instanceof EveryIndex every) {
      return List.of(every.from(), every.to(), every.body());
    }
    return List.of();
  }

  default void collectSymbols(Set<Symbol> symbols) {
    if (this instanceof Application application) {
      symbols.add(application.symbol());
    }
    parts().forEach(part -> part.collectSymbols(symbols));
  }

  default Term and(Term other) {
    return new And(List.of(this, other));
  }

  default Term or(Term other) {
    return new Or(List.of(this, other));
  }

  default Term implies(Term other) {
    return new Or(List.of(new Not(this), other));
  }

  default Term is(Term other) {
    return new Equal(this, other);
  }

  default Term isNot(Term other) {
    return new Not(new Equal(this, other));
  }

  default Term less(Term other) {
    return new Less(this, other);
  }

  default Term atMost(Term other) {
    return new Not(new Less(other, this));
  }

  default Term plus(int number) {
    return new Plus(this, new Value(INT, number));
  }
}
