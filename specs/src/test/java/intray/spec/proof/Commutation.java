package intray.spec.proof;

import static intray.spec.proof.Obligation.Kind.PROVE;
import static intray.spec.proof.Obligation.Kind.WITNESS;

import java.util.ArrayList;
import java.util.List;

/**
 * Which actions of different components commute. This is what lets a run be told as a sequence of
 * whole operations (Lipton's reduction), and what lets a checker run one order in place of many.
 */
final class Commutation {
  private final Model model;
  private final Action first;
  private final Action second;
  private final String ours;
  private final String theirs;
  private final List<Claim> hypotheses;

  /** Two actions of different components, in a state with these properties. */
  Commutation(Model model, List<Claim> state, Action first, Action second) {
    this.model = model;
    this.first = first;
    this.second = second.another();
    this.ours = first.name();
    this.theirs = second.name();
    this.hypotheses = new ArrayList<>(state);
    hypotheses.add(new Claim("different components", first.actor().isNot(this.second.actor())));
  }

  /** Where both can happen, neither prevents the other, and both orders lead to the same state. */
  Obligation commute() {
    return obligation(
        PROVE, ours + " and another's " + theirs + " commute", bothEnabled(), diamond());
  }

  /** Where both can happen, it can matter which goes first. */
  Obligation conflict() {
    return obligation(
        WITNESS,
        ours + " and another's " + theirs + " conflict",
        bothEnabled(),
        Terms.not(diamond()));
  }

  /** What can follow the second action could have preceded it. */
  Obligation secondDoesNotEnableFirst() {
    Term sequence = second.guard().and(second.before(first.guard()));
    String name = ours + " is not enabled by another's " + theirs;
    return obligation(PROVE, name, sequence, first.guard());
  }

  Obligation firstDoesNotEnableSecond() {
    Term sequence = first.guard().and(first.before(second.guard()));
    String name = ours + " does not enable another's " + theirs;
    return obligation(PROVE, name, sequence, second.guard());
  }

  private Term bothEnabled() {
    return first.guard().and(second.guard());
  }

  private Term diamond() {
    List<Term> parts = new ArrayList<>();
    parts.add(first.before(second.guard()));
    parts.add(second.before(first.guard()));
    for (Symbol symbol : model.symbols()) {
      if (symbol.role() == Symbol.Role.STATE) {
        parts.add(sameEitherWay(symbol));
      }
    }
    return new Term.And(parts);
  }

  /** The function ends up the same everywhere, as far as its indices go. */
  private Term sameEitherWay(Symbol symbol) {
    Update place = Update.unchanged(symbol);
    List<Term.Variable> at = new ArrayList<>(place.at());
    Term claim = firstThenSecond(place.value()).is(secondThenFirst(place.value()));
    if (symbol.length() != null) {
      Term.Variable index = at.remove(at.size() - 1);
      Term end = new Term.Application(symbol.length(), List.copyOf(at));
      claim = new Term.EveryIndex(index, Terms.ZERO, firstThenSecond(end), claim);
    }
    for (Term.Variable variable : at) {
      claim = new Term.Every(variable, claim);
    }
    return claim;
  }

  private Term firstThenSecond(Term term) {
    return first.before(second.before(term));
  }

  private Term secondThenFirst(Term term) {
    return second.before(first.before(term));
  }

  private Obligation obligation(Obligation.Kind kind, String name, Term assumption, Term goal) {
    List<Claim> claims = new ArrayList<>(hypotheses);
    claims.add(new Claim("the actions happen", assumption));
    List<Term.Variable> variables = new ArrayList<>(first.parameters());
    variables.addAll(second.parameters());
    return new Obligation(model, kind, name, variables, claims, new Claim(name, goal), first);
  }
}
