package intray.spec.proof;

import java.util.List;

/**
 * A model with one mistake.
 *
 * @param breaks the names of exactly those obligations that no longer hold
 */
record Mutant(String name, String story, Model original, Model model, List<String> breaks) {

  /** An action is what is wrong. */
  static Mutant of(Model original, String name, String story, Action wrong, String... breaks) {
    return new Mutant(name, story, original, original.with(wrong), List.of(breaks));
  }

  /** The obligations that differ from the original's. */
  List<Obligation> affected() {
    boolean sameClaims = model.theorems().equals(original.theorems());
    return Obligations.proofs(model).stream()
        .filter(
            o -> !sameClaims || (o.action() != null && !original.actions().contains(o.action())))
        .toList();
  }
}
