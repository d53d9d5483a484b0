/**
 * Graphs through independent engines: the serial scheduler, the checker, plain enumeration, TLC,
 * Java PathFinder, threads. What they say of one graph must agree.
 */
@NullMarked
package intray.agree;

import org.jspecify.annotations.NullMarked;
