package intray;

/** What may be a name: dots separate a component from its box, slashes a graph from its parts. */
final class Names {
  static final String RULE = "a name has letters, digits, '-' and '_', and at least one of them";

  private Names() {}

  static boolean isSimple(String name) {
    if (name == null || name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
