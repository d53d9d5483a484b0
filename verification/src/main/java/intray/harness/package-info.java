/**
 * Small programs over the kernel, each a few threads with a few operations, whose every
 * interleaving is run by an engine such as Java PathFinder. They know no engine, and use nothing
 * that Java PathFinder does not execute faithfully.
 */
package intray.harness;
