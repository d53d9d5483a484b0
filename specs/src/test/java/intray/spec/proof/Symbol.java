package intray.spec.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the models: part of the fixed wiring, of the state, or of the proof's bookkeeping.
 *
 * @param length if the last parameter is an index: the function that says where the indices end
 */
record Symbol(String name, Role role, List<Sort> parameters, Sort result, @Nullable Symbol length) {
  enum Role {
    /** Fixed once the graph is built. */
    WIRING,
    /** What the mechanism really keeps, and what TLC's states are compared with. */
    STATE,
    /** Written by actions, read by claims only: {@link Model} refuses other uses. */
    GHOST
  }

  static Symbol wiring(String name, Sort result, Sort... parameters) {
    return new Symbol(name, Role.WIRING, List.of(parameters), result, null);
  }

  static Symbol state(String name, Sort result, Sort... parameters) {
    return new Symbol(name, Role.STATE, List.of(parameters), result, null);
  }

  static Symbol ghost(String name, Sort result, Sort... parameters) {
    return new Symbol(name, Role.GHOST, List.of(parameters), result, null);
  }

  /** With one more parameter, an index that counts from 0 to before {@code end}. */
  Symbol upTo(Symbol end) {
    List<Sort> more = new ArrayList<>(parameters);
    more.add(Sort.INT);
    return new Symbol(name, role, List.copyOf(more), result, end);
  }

  Term.Application of(Term... arguments) {
    return new Term.Application(this, List.of(arguments));
  }
}
