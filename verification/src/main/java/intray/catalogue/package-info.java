/**
 * Small graphs whose behaviour is known: examples to learn Intray from, and answers to hold the
 * checker to.
 *
 * <p>Each {@link intray.catalogue.Entry} says in a sentence what it shows, takes parameters with
 * which it grows, and lists what a check with the default parameters finds at each level. A graph
 * with a bug has a twin without it: read the two side by side. Most of the bugs are real ones of
 * Kamaelia, the system that Intray follows.
 *
 * <p>A family of graphs is one file, its components are small classes at the end of it. Those who
 * are new start with {@code Lines} (pipelines, fan-in), go on to {@code EndOfStream} and {@code
 * Wakeups} (when is it over, when to wait), and see in {@code WordCount} a whole job.
 */
@NullMarked
package intray.catalogue;

import org.jspecify.annotations.NullMarked;
