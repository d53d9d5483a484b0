package intray.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a parameter of a {@link CheckGraph} method takes on, one test for each. With several
 * parameters there is a test for each combination.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Values {
  /**
   * The values as text: numbers, {@code true} and {@code false}, names of an enum's constants, or
   * strings, as the parameter's type wants them.
   *
   * @return at least one
   */
  String[] value();
}
