/**
 * Checks of graphs as tests: {@link intray.junit.CheckGraph} on a method that returns a graph, for
 * the JUnit 5 platform, and {@link intray.junit.GraphAssert} for any test framework.
 */
@NullMarked
package intray.junit;

import org.jspecify.annotations.NullMarked;
