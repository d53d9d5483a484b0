package intray;

/**
 * A generator: something that a scheduler calls {@link #next()} on, again and again, until it says
 * that it is done.
 *
 * <p>A component owns its fields and nothing else. It talks to others only through the boxes that
 * its factory asked {@link Ports} for, it never blocks, and what it does is a deterministic
 * function of what its boxes answered (and of {@link Ports#choose}). It needs no lock and no {@code
 * volatile}: a run calls it from one thread at a time, and hands its fields safely from one thread
 * to another if it ever moves it.
 *
 * <pre>{@code
 * final class Upper implements Component {
 *   private final Inbox<String> in;
 *   private final Outbox<String> out;
 *
 *   Upper(Ports ports) {
 *     in = ports.inbox("in");
 *     out = ports.outbox("out");
 *   }
 *
 *   public Step start() {
 *     return Step.await(in);
 *   }
 *
 *   public Step next() {
 *     if (in.isDrained()) {
 *       return Step.DONE;                  // closes "out"
 *     }
 *     out.send(in.take().toUpperCase(Locale.ROOT));
 *     return Step.await(in);               // call me once there is mail, or there will be none
 *   }
 * }
 * }</pre>
 *
 * <p>A component that holds a resource (a file, a socket) opens it in its first step and implements
 * {@link AutoCloseable}: {@code close()} is called exactly once when the component is done or the
 * run is over, however it ended.
 */
@FunctionalInterface
public interface Component {
  /**
   * Takes one step and says when to be called again.
   *
   * @return {@link Step#CONTINUE}, {@link Step#PAUSE}, {@link Step#DONE} or {@link Step#await}
   * @throws Exception whatever is thrown ends the run with an outcome that names this component and
   *     the cause
   */
  Step next() throws Exception;

  /**
   * What to wait for before the first call of {@link #next()}; asked once, right after
   * construction. No box may be used here. A component that awaits its inbox from the start never
   * observes that the inbox is empty, and so behaves the same under every schedule.
   *
   * @return {@link Step#CONTINUE} unless overridden: call {@code next()} as soon as you like
   */
  default Step start() {
    return Step.CONTINUE;
  }
}
