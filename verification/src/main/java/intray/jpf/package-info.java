/**
 * Runs harnesses in Java PathFinder, where it is installed. Nothing here needs it to compile; what
 * does is in {@code src/jpf/java}, and is compiled against the installation that is found.
 */
@NullMarked
package intray.jpf;

import org.jspecify.annotations.NullMarked;
