package intray.spec.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One atomic step of a model: who takes it, when it is enabled, and how it changes the state. */
record Action(
    String name,
    List<Term.Variable> parameters,
    Term actor,
    Term guard,
    Map<Symbol, Update> updates) {
  /** An action without effect; {@code actor} is the component that takes it. */
  static Action named(String name, Term actor, Term.Variable... parameters) {
    return new Action(name, List.of(parameters), actor, Terms.TRUE, Map.of());
  }

  Action when(Term... conditions) {
    return new Action(name, parameters, actor, Terms.all(conditions), updates);
  }

  /** Only if these hold too. */
  Action alsoWhen(Term... conditions) {
    return when(guard, Terms.all(conditions));
  }

  /** At this one place, the given value; all values are read before any is written. */
  Action set(Term.Application target, Term value) {
    Update before = updates.getOrDefault(target.symbol(), Update.unchanged(target.symbol()));
    return with(before.and(target, value));
  }

  /** At every place, the value that {@code value} gives for it. */
  Action setAll(Symbol symbol, Function<List<Term>, Term> value) {
    return with(Update.everywhere(symbol, value));
  }

  /** The same action, but forgetting to change {@code symbols}. */
  Action forgetting(Symbol... symbols) {
    Map<Symbol, Update> fewer = new LinkedHashMap<>(updates);
    fewer.keySet().removeAll(List.of(symbols));
    return new Action(name, parameters, actor, guard, fewer);
  }

  /** The same action, without any effect. */
  Action forgettingAll() {
    return new Action(name, parameters, actor, guard, Map.of());
  }

  /** Whether it reads or changes this. */
  boolean mentions(Symbol symbol) {
    Set<Symbol> mentioned = new HashSet<>(updates.keySet());
    guard.collectSymbols(mentioned);
    updates.values().forEach(update -> update.value().collectSymbols(mentioned));
    return mentioned.contains(symbol);
  }

  private Action with(Update update) {
    Map<Symbol, Update> more = new LinkedHashMap<>(updates);
    more.put(update.symbol(), update);
    return new Action(name, parameters, actor, guard, more);
  }

  /** The same action with parameters of its own, so that two instances of it can be told apart. */
  Action another() {
    Map<Term.Variable, Term> renamed = new LinkedHashMap<>();
    List<Term.Variable> others = new ArrayList<>();
    for (Term.Variable parameter : parameters) {
      Term.Variable other = new Term.Variable(parameter.name() + "'", parameter.sort());
      others.add(other);
      renamed.put(parameter, other);
    }
    Map<Symbol, Update> rewritten = new LinkedHashMap<>();
    updates.forEach(
        (symbol, update) ->
            rewritten.put(
                symbol,
                new Update(symbol, update.at(), Substitution.replace(renamed, update.value()))));
    return new Action(
        name,
        others,
        Substitution.replace(renamed, actor),
        Substitution.replace(renamed, guard),
        rewritten);
  }

  /** The weakest condition under which {@code claim} holds after this action. */
  Term before(Term claim) {
    return Substitution.after(updates, claim);
  }
}
