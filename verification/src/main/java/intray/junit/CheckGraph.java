package intray.junit;

import intray.check.FindingKind;
import intray.check.Level;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test: the graph that the method returns is explored, and the test passes if exactly the
 * expected kinds of findings are found, and nothing was left unexplored.
 *
 * <pre>{@code
 * final class ShopTest {
 *   @CheckGraph
 *   Graph noOrderIsLost(@Values({"1", "2", "3"}) int customers) {
 *     return Shop.graph(customers);
 *   }
 * }
 * }</pre>
 *
 * <p>The message of a failed test is the report: the schedule that shows what is wrong, as a table
 * with one column per component. What does not lead to an exploration (a method that returns
 * something else, null, or throws) fails too: a graph that was not explored never passes.
 *
 * <p>Such methods are found by a test engine of their own, named {@value CheckGraphEngine#ID},
 * which the JUnit platform picks up from the class path. They may stand beside {@code @Test}
 * methods. A class needs a constructor without parameters, unless the method is static. JUnit's
 * {@code @DisplayName}, {@code @Tag} and {@code @Disabled} are obeyed, on the method and on its
 * class; other annotations of Jupiter, such as {@code @BeforeEach}, are not.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CheckGraph {
  /**
   * The levels to explore.
   *
   * @return by default all
   */
  Level[] levels() default {Level.ROUND_ROBIN, Level.COOPERATIVE, Level.PARALLEL};

  /**
   * What must be found: these kinds and no others.
   *
   * @return by default nothing
   */
  FindingKind[] expected() default {};

  /**
   * Whether the test may pass although a bound cut the exploration off. Without it such a test
   * fails, for what lies behind the bound is not known.
   *
   * @return by default false
   */
  boolean acceptBound() default false;

  /**
   * The most operations (at the cooperative level: steps) in one execution.
   *
   * @return at least 1; 0 stands for the default of {@link intray.check.Bounds}
   */
  int steps() default 0;

  /**
   * The most different global states, for each level.
   *
   * @return at least 1; 0 stands for the default of {@link intray.check.Bounds}
   */
  long states() default 0;

  /**
   * The longest time in seconds, for each level.
   *
   * @return more than 0; 0 stands for no bound
   */
  double seconds() default 0;
}
