/**
 * Other people's checkers on the same problems, beside ours: how they are run, what they say, and
 * what must agree. The command is {@code intray.bench.Peers}.
 */
@NullMarked
package intray.peers;

import org.jspecify.annotations.NullMarked;
