package intray.spec.proof;

import java.util.List;
import java.util.Locale;

/**
 * A type of the models. {@code THINGS} are the sorts whose size is left open by the proofs
 * (components, inboxes, items, …).
 */
record Sort(String name, Kind kind, List<String> values) {
  enum Kind {
    BOOL,
    INT,
    ENUM,
    THINGS
  }

  static final Sort BOOL = new Sort("Bool", Kind.BOOL, List.of("no", "yes"));
  static final Sort INT = new Sort("Int", Kind.INT, List.of());

  static Sort things(String name) {
    return new Sort(name, Kind.THINGS, List.of());
  }

  static Sort oneOf(String name, String... values) {
    return new Sort(name, Kind.ENUM, List.of(values));
  }

  /** The named value of an enumerated sort. */
  Term.Value value(String value) {
    int index = values.indexOf(value);
    if (kind != Kind.ENUM || index < 0) {
      throw new IllegalArgumentException(name + " has no value " + value + "; it has " + values);
    }
    return new Term.Value(this, index);
  }

  /**
   * How a value of this sort reads in a counterexample: {@code yes}, {@code 3}, {@code PARKED},
   * {@code item1}.
   */
  String show(int value) {
    return switch (kind) {
      case BOOL, ENUM -> values.get(value);
      case INT -> Integer.toString(value);
      case THINGS -> name.toLowerCase(Locale.ROOT) + (value + 1);
    };
  }
}
