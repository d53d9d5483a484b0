/**
 * Validates recorded traces: TLC decides, on the specification {@code Trace}, whether and how far a
 * trace is a behaviour of Parallel.
 */
@NullMarked
package intray.validation;

import org.jspecify.annotations.NullMarked;
