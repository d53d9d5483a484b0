package intray.spec.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question for z3.
 *
 * @param name says in words what is asked; stable, tests refer to it
 * @param variables what the formulas leave open
 * @param hypotheses what may be assumed
 * @param goal what follows from them, or (for a witness) what can be true together with them
 * @param action the action that leads from the state that is shown to the state that the goal is
 *     about, if there is one
 */
record Obligation(
    Model model,
    Kind kind,
    String name,
    List<Term.Variable> variables,
    List<Claim> hypotheses,
    Claim goal,
    @Nullable Action action) {
  enum Kind {
    /**
     * The goal holds whenever the hypotheses do: their conjunction with its negation is
     * unsatisfiable.
     */
    PROVE,
    /** Hypotheses and goal can hold together; otherwise a proof could be an empty one. */
    WITNESS
  }

  String fullName() {
    return model.name() + ": " + name;
  }
}
