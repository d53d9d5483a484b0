package intray.spec.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A transition system, written once. {@link Obligations} turns it into questions for z3, at any
 * size; {@link Explorer} walks through all its states, at small sizes.
 *
 * @param wiring what the graph's builder guarantees
 * @param initial where the state starts
 * @param invariants hold initially, and are kept by each action
 * @param theorems follow from the invariants
 * @param lasting once true, stay true
 * @param counts numbers in the state that are sums
 * @param sights situations that the proofs must cover: each is possible
 */
record Model(
    String name,
    List<Sort> sorts,
    List<Symbol> symbols,
    List<Claim> wiring,
    Map<Symbol, Update> initial,
    List<Action> actions,
    List<Claim> invariants,
    List<Claim> theorems,
    List<Lasting> lasting,
    List<Count> counts,
    List<Claim> sights) {

  /** Whatever {@code thing} is, the formula about it stays true. */
  record Lasting(String name, Term.Variable thing, Term formula) {}

  Model {
    for (Action action : actions) {
      requireNoGhost(action.name() + "'s guard", action.guard());
      for (Update update : action.updates().values()) {
        if (update.symbol().role() == Symbol.Role.STATE) {
          requireNoGhost(action.name() + "'s update of " + update.symbol().name(), update.value());
        }
        if (update.symbol().role() == Symbol.Role.WIRING || !symbols.contains(update.symbol())) {
          throw new IllegalArgumentException(action.name() + " may not change " + update.symbol());
        }
      }
    }
  }

  Action action(String action) {
    return actions.stream()
        .filter(candidate -> candidate.name().equals(action))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no action " + action));
  }

  /** This model with one action replaced by another of the same name. */
  Model with(Action replacement) {
    action(replacement.name());
    List<Action> changed =
        actions.stream()
            .map(old -> old.name().equals(replacement.name()) ? replacement : old)
            .toList();
    return withActions(changed);
  }

  Model withActions(List<Action> others) {
    return new Model(
        name,
        sorts,
        symbols,
        wiring,
        initial,
        others,
        invariants,
        theorems,
        lasting,
        counts,
        sights);
  }

  /** A ghost that influenced the mechanism would make the proof one about another mechanism. */
  private static void requireNoGhost(String where, Term term) {
    Set<Symbol> read = new HashSet<>();
    term.collectSymbols(read);
    for (Symbol symbol : read) {
      if (symbol.role() == Symbol.Role.GHOST) {
        throw new IllegalArgumentException(where + " reads the ghost " + symbol.name());
      }
    }
  }
}
