/**
 * A systematic explorer of the kernel's own primitives: runs the real bytecode of mailbox and
 * wake-up, rewritten so that every access which another thread can see is scheduled, and walks all
 * interleavings with the checker's own search. Sequentially consistent; needs no installation.
 */
@NullMarked
package intray.explore;

import org.jspecify.annotations.NullMarked;
