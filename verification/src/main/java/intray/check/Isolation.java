package intray.check;

import intray.Wiring;

/**
 * Whether the components of a model may run at the same time as each other, and as themselves in
 * another replay: only if there is nothing that two of them could reach. A cache that a factory
 * gives to each instance of its component is as good as any other as long as one replay follows
 * another, and falls to pieces if two of them write to it at once.
 */
final class Isolation {
  private Isolation() {}

  static boolean isGiven(Model model) {
    if (model.statics.isAnyKept() || model.statics.isAnyClosed()) {
      return false;
    }
    for (int c = 0; c < model.components(); c++) {
      Wiring wiring = model.wiring;
      int component = c;
      model.watchdog.begin("component " + wiring.path(c) + ", that is its factory or close(),");
      try {
        if (!model.statics.alone(Wiring.NOBODY, () -> isMadeAnew(wiring, component))) {
          return false;
        }
      } finally {
        model.watchdog.end();
      }
    }
    return true;
  }

  /** Whether two instances have nothing in common that can be changed. */
  private static boolean isMadeAnew(Wiring wiring, int c) {
    try {
      Wiring.Instance one = wiring.instantiate(c, Commons.NONE);
      Wiring.Instance another = wiring.instantiate(c, Commons.NONE);
      ObjectGraph reached = ObjectGraph.of(one.component());
      boolean isNew = reached.inCommonWith(ObjectGraph.of(another.component())).isEmpty();
      one.close();
      another.close();
      return isNew;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      return false; // the check will tell why
    }
  }
}
