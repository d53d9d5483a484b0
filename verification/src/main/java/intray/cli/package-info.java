/**
 * The command line: {@code intray list}, {@code check}, {@code run}, {@code completion}.
 *
 * <p>{@link intray.cli.Main} is the only class that ends the JVM, and {@code Screen} the only one
 * that knows what is at the other end of standard output. A command builds what it has to say and
 * hands it to a renderer: text for people, JSON, HTML or JUnit XML.
 */
@NullMarked
package intray.cli;

import org.jspecify.annotations.NullMarked;
