/**
 * What rewritten code runs on instead of fields, atomics, monitors and permits. Public only because
 * rewritten classes live in another loader; nobody else has any use for it.
 */
@NullMarked
package intray.explore.scheduled;

import org.jspecify.annotations.NullMarked;
