package intray.jcstress;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The harness that does the same as a stress test. What it can end with is what the test declares
 * acceptable, written with round brackets, because a result is a regular expression to jcstress.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Allowed {
  /** Its simple name. */
  String harness();

  /** Its arguments. */
  String[] args();
}
