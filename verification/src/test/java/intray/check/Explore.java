package intray.check;

/** Explorations for tests. */
final class Explore {
  private Explore() {}

  static Exploration with(Search search, Model model, Level level) {
    return with(search, model, level, Bounds.DEFAULT);
  }

  static Exploration with(Search search, Model model, Level level, Bounds bounds) {
    return search.explore(model, level, new Budget(bounds, level, progress -> {}));
  }
}
