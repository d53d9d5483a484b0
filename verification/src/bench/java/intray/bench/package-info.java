/** What hand-offs cost, beside well-known queues in the same run. */
package intray.bench;
