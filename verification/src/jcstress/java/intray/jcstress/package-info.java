/**
 * The kernel under stress on a real processor, with all the reordering that it and the compiler do.
 * What is allowed is what the explorer of interleavings finds; {@link intray.jcstress.Stress}
 * checks that first.
 */
package intray.jcstress;
