package intray.spec.proof;

import java.util.List;
import java.util.function.UnaryOperator;

/** The words in which the models are written. */
final class Terms {
  static final Term TRUE = new Term.Value(Sort.BOOL, 1);
  static final Term FALSE = new Term.Value(Sort.BOOL, 0);
  static final Term ZERO = number(0);

  private Terms() {}

  static Term number(int value) {
    return new Term.Value(Sort.INT, value);
  }

  static Term.Variable variable(String name, Sort sort) {
    return new Term.Variable(name, sort);
  }

  static Term not(Term term) {
    return new Term.Not(term);
  }

  static Term all(Term... terms) {
    return new Term.And(List.of(terms));
  }

  static Term any(Term... terms) {
    return new Term.Or(List.of(terms));
  }

  static Term when(Term condition, Term then, Term otherwise) {
    return new Term.Choice(condition, then, otherwise);
  }

  static Term every(Sort sort, UnaryOperator<Term> body) {
    Term.Variable variable = variable("a " + sort.name(), sort);
    return new Term.Every(variable, body.apply(variable));
  }

  static Term some(Sort sort, UnaryOperator<Term> body) {
    return not(every(sort, thing -> not(body.apply(thing))));
  }

  /** {@code body} holds for each number {@code from <= i < to}. */
  static Term everyIndex(Term from, Term to, UnaryOperator<Term> body) {
    Term.Variable variable = variable("an index", Sort.INT);
    return new Term.EveryIndex(variable, from, to, body.apply(variable));
  }
}
