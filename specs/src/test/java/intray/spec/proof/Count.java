package intray.spec.proof;

import static intray.spec.proof.Terms.ZERO;
import static intray.spec.proof.Terms.every;
import static intray.spec.proof.Terms.not;
import static intray.spec.proof.Terms.number;
import static intray.spec.proof.Terms.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A number in the state that says how many tokens there are, of several kinds, each held by a
 * component or not. First-order logic has no sums over a set of unknown size, so the induction over
 * the steps is split: z3 proves that an action changes the tokens of nobody but two, and the total
 * by as much as those; that the sums then agree, for any finite number of components, is
 * arithmetic. What z3 may use in return is what a sum has to do with its parts.
 *
 * @param tokens the kinds; whether a component has the token of that kind
 * @param other the one component, besides the actor itself, whose tokens an action may change
 */
record Count(
    String name,
    Term.Application total,
    Sort sort,
    List<UnaryOperator<Term>> tokens,
    UnaryOperator<Term> other) {

  /** Initially the total is the number of components. */
  Claim initially(Model model) {
    Term one = every(sort, c -> share(c).is(number(1)));
    return new Claim("one of " + name + " each", Substitution.after(model.initial(), one));
  }

  /** The total changes by as much as the shares do. */
  Term balanced(Action action) {
    Term c = action.actor();
    Term d = other.apply(c);
    Term bystanders = every(sort, e -> e.is(c).or(e.is(d)).or(unchanged(action, e)));
    Term shares = new Term.Plus(share(c), when(c.is(d), ZERO, share(d)));
    Term sharesAfter =
        new Term.Plus(
            after(action, c, this::share), when(c.is(d), ZERO, after(action, d, this::share)));
    Term totalAfter = action.before(total);
    return bystanders.and(new Term.Plus(totalAfter, shares).is(new Term.Plus(total, sharesAfter)));
  }

  /** What is true of a sum of tokens. */
  Claim sum() {
    List<Term> facts = new ArrayList<>();
    facts.add(ZERO.atMost(total));
    facts.add(every(sort, c -> any(c).implies(ZERO.less(total))));
    facts.add(every(sort, c -> two(c).implies(number(1).less(total))));
    facts.add(
        every(
            sort,
            c ->
                every(
                    sort, d -> any(c).and(any(d)).and(c.isNot(d)).implies(number(1).less(total)))));
    facts.add(every(sort, c -> not(any(c))).implies(total.is(ZERO)));
    return new Claim("the sum of " + name, new Term.And(facts));
  }

  /** Whether the component has a token of any kind. */
  Term any(Term component) {
    return new Term.Or(tokens.stream().map(token -> token.apply(component)).toList());
  }

  private Term two(Term component) {
    List<Term> pairs = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(tokens.get(i).apply(component).and(tokens.get(j).apply(component)));
      }
    }
    return new Term.Or(pairs);
  }

  private Term share(Term component) {
    Term sum = ZERO;
    for (UnaryOperator<Term> token : tokens) {
      sum = new Term.Plus(sum, when(token.apply(component), number(1), ZERO));
    }
    return sum;
  }

  private Term unchanged(Action action, Term component) {
    return new Term.And(
        tokens.stream()
            .map(token -> after(action, component, token).is(token.apply(component)))
            .toList());
  }

  /** What is said of one and the same component after the action. */
  private Term after(Action action, Term component, UnaryOperator<Term> what) {
    Term.Variable it = Terms.variable("it", sort);
    return Substitution.replace(Map.of(it, component), action.before(what.apply(it)));
  }
}
