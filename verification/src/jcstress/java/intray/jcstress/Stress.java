package intray.jcstress;

import intray.check.Bounds;
import intray.explore.Explored;
import intray.explore.Explorer;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * jcstress, once it is certain that its tests allow what the explorer finds, no more and no less.
 * Ends with a status other than 0 if that is not so or a forbidden outcome was seen.
 */
public final class Stress {
  private static final Bounds BOUNDS = Bounds.DEFAULT.withSteps(300).withStates(2_000_000);

  private Stress() {}

  /**
   * Takes the arguments of jcstress.
   *
   * @param args such as {@code -m quick -t Wakeup}
   */
  public static void main(String[] args) throws Exception {
    if (!requireAllowedAsExplored()) {
      System.exit(1);
    }
    int processors = Runtime.getRuntime().availableProcessors();
    for (String test : TestList.tests()) {
      int threads = TestList.getInfo(test).threads();
      if (threads > processors) {
        System.out.printf(
            "NOT RUN: %s needs %d processors, there are %d%n", test, threads, processors);
      }
    }
    Main.main(args); // throws if an outcome is forbidden
  }

  private static boolean requireAllowedAsExplored() throws ClassNotFoundException {
    Explorer explorer = new Explorer(BOUNDS);
    boolean agreed = true;
    int compared = 0;
    for (String test : TestList.tests()) {
      Allowed allowed = Class.forName(test).getAnnotation(Allowed.class);
      if (allowed != null) {
        Explored seen = explorer.explore("intray.harness." + allowed.harness(), allowed.args());
        Set<String> declared = acceptable(test);
        Set<String> expected = new TreeSet<>();
        for (String outcome : seen.outcomeSet()) {
          expected.add(outcome.replace('[', '(').replace(']', ')'));
        }
        if (!seen.isExhaustive() || !declared.equals(expected)) {
          System.out.printf(
              "%s declares acceptable%n  %s%nthe explorer says%n  %s %s%n",
              test, declared, expected, seen.doubt());
          agreed = false;
        }
        compared++;
      }
    }
    System.out.printf(
        "%d tests compared with the explorer: %s%n",
        compared, agreed ? "each allows exactly what it finds" : "they differ");
    return agreed && compared > 0;
  }

  private static Set<String> acceptable(String test) {
    Set<String> acceptable = new TreeSet<>();
    for (StateCase outcome : TestList.getInfo(test).cases()) {
      if (outcome.expect() == Expect.ACCEPTABLE) {
        acceptable.add(outcome.matchPattern());
      }
    }
    return acceptable;
  }
}
