package intray.spec.proof;

/** A formula with a name. */
record Claim(String name, Term formula) {}
