/**
 * The model checker: what round-robin hides from cooperation, and serialisation from parallelism.
 */
@NullMarked
package intray.check;

import org.jspecify.annotations.NullMarked;
