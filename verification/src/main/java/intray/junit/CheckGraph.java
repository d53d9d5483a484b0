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
 * with one column per component, and below it the command that performs it again, {@code intray
 * replay TOKEN --classpath …}. The token names class, method and values; {@link GraphAssert#replay}
 * takes it, too. What does not lead to an exploration (a method that returns something else, null,
 * or throws) fails too: a graph that was not explored never passes.
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
   * fails, for what lies behind the bound is not known. With it, the verdict of such a test is
   * published as a report entry named {@code intray}. An exploration that is interrupted fails in
   * any case.
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
   * The most executions, for each level. They are then walked one by one, and cannot be bounded
   * together with {@link #switches}.
   *
   * @return at least 1; 0 stands for no bound
   */
  long executions() default 0;

  /**
   * The most switches in one execution away from a component that could have gone on. What needs
   * more is not found, so this is a bound like the others.
   *
   * @return at least 0; -1 stands for no bound
   */
  int switches() default -1;

  /**
   * The longest time in seconds, for each level.
   *
   * @return more than 0; 0 stands for no bound
   */
  double seconds() default 0;

  /**
   * The most heap in use after a garbage collection.
   *
   * @return bytes, at least 1; 0 stands for no bound but the heap of the JVM
   */
  long memory() default 0;
}
