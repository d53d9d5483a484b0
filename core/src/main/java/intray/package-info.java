/**
 * What a user imports: components, their boxes, and graphs of them.
 *
 * <p>A {@link intray.Component} is made by a {@link intray.ComponentFactory}, gets its {@link
 * intray.Inbox}es and {@link intray.Outbox}es from {@link intray.Ports}, and is called by a
 * placement of {@code intray.run}. Nothing in here has a thread, a clock or a lock. {@link
 * intray.Operations} and {@link intray.Wiring} are for those who write placements and tools.
 */
package intray;
