package intray.spec.proof;

import static intray.spec.proof.Obligation.Kind.PROVE;
import static intray.spec.proof.Obligation.Kind.WITNESS;

import java.util.ArrayList;
import java.util.List;

/** The questions that make up the proof of a model. */
final class Obligations {
  private Obligations() {}

  /**
   * Initially, for each action, and therefore: the parts of an induction over the steps of a run.
   */
  static List<Obligation> proofs(Model model) {
    List<Obligation> all = new ArrayList<>();
    List<Claim> given = new ArrayList<>(model.wiring());
    for (Count count : model.counts()) {
      given.add(new Claim("sum", Substitution.after(model.initial(), count.sum().formula())));
    }
    for (Claim invariant : model.invariants()) {
      Claim goal =
          new Claim(invariant.name(), Substitution.after(model.initial(), invariant.formula()));
      all.add(
          new Obligation(
              model, PROVE, "initially " + invariant.name(), List.of(), given, goal, null));
    }
    for (Count count : model.counts()) {
      Claim goal = count.initially(model);
      String name = "initially " + goal.name();
      all.add(new Obligation(model, PROVE, name, List.of(), model.wiring(), goal, null));
    }
    for (Action action : model.actions()) {
      for (Claim invariant : model.invariants()) {
        all.add(keeps(model, action, invariant));
      }
      for (Count count : model.counts()) {
        all.add(balances(model, action, count));
      }
      for (Model.Lasting lasting : model.lasting()) {
        all.add(preserves(model, action, lasting));
      }
    }
    for (Claim theorem : model.theorems()) {
      all.add(
          new Obligation(
              model,
              PROVE,
              "therefore " + theorem.name(),
              List.of(),
              assumed(model),
              theorem,
              null));
    }
    return all;
  }

  private static Obligation keeps(Model model, Action action, Claim invariant) {
    Claim goal = new Claim(invariant.name(), action.before(invariant.formula()));
    String name = action.name() + " keeps " + invariant.name();
    return new Obligation(
        model, PROVE, name, action.parameters(), enabled(model, action), goal, action);
  }

  private static Obligation balances(Model model, Action action, Count count) {
    Claim goal = new Claim(count.name(), count.balanced(action));
    String name = action.name() + " balances " + count.name();
    return new Obligation(
        model, PROVE, name, action.parameters(), enabled(model, action), goal, action);
  }

  private static Obligation preserves(Model model, Action action, Model.Lasting lasting) {
    List<Term.Variable> variables = new ArrayList<>(action.parameters());
    variables.add(lasting.thing());
    List<Claim> hypotheses = enabled(model, action);
    hypotheses.add(new Claim(lasting.name(), lasting.formula()));
    Claim goal = new Claim(lasting.name(), action.before(lasting.formula()));
    return new Obligation(
        model,
        PROVE,
        action.name() + " preserves " + lasting.name(),
        variables,
        hypotheses,
        goal,
        action);
  }

  /** Without these, contradictory invariants or a guard that never holds would prove anything. */
  static List<Obligation> witnesses(Model model) {
    List<Obligation> all = new ArrayList<>();
    List<Claim> initially = new ArrayList<>(model.wiring());
    model
        .invariants()
        .forEach(
            i ->
                initially.add(
                    new Claim(i.name(), Substitution.after(model.initial(), i.formula()))));
    Claim start = new Claim("start", Terms.TRUE);
    all.add(
        new Obligation(
            model, WITNESS, "there is an initial state", List.of(), initially, start, null));
    for (Action action : model.actions()) {
      Claim guard = new Claim("guard", action.guard());
      String name = action.name() + " can happen";
      all.add(
          new Obligation(model, WITNESS, name, action.parameters(), assumed(model), guard, action));
    }
    for (Claim sight : model.sights()) {
      all.add(
          new Obligation(
              model, WITNESS, "seen: " + sight.name(), List.of(), assumed(model), sight, null));
    }
    return all;
  }

  static List<Claim> assumed(Model model) {
    List<Claim> claims = new ArrayList<>(model.wiring());
    claims.addAll(model.invariants());
    model.counts().forEach(count -> claims.add(count.sum()));
    return claims;
  }

  /**
   * A sum helps with the actions that read or change it; to the others it would only be a burden.
   */
  private static List<Claim> enabled(Model model, Action action) {
    List<Claim> claims = new ArrayList<>(model.wiring());
    claims.addAll(model.invariants());
    claims.add(new Claim("guard", action.guard()));
    for (Count count : model.counts()) {
      if (action.mentions(count.total().symbol())) {
        claims.add(count.sum());
      }
    }
    return claims;
  }
}
