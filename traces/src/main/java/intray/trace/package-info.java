/** What happened in a run: events, written as lines of JSON, read back, and judged. */
@NullMarked
package intray.trace;

import org.jspecify.annotations.NullMarked;
