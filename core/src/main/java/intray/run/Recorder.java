package intray.run;

import intray.Box;
import intray.Operations;
import intray.Step;

/**
 * Is told what happens in one run. On threads each method is called in the thread of the component
 * concerned, so that a recorder needs no lock if it keeps what it learns apart for each component.
 * By itself it records nothing.
 *
 * <p>A method must not throw: the component would be blamed.
 */
public interface Recorder {
  /** For a run that nobody records. */
  Recorder NONE = new Recorder() {};

  /**
   * What a component's boxes shall ask. The answer passes all operations on, and may change what
   * travels: whatever it hands to {@code run} as a message or a notice's value, it must turn back
   * into the original when it comes out.
   *
   * @param component which
   * @param run the run's own answers
   * @return the run itself, or a wrapper around it
   */
  default Operations around(int component, Ordered run) {
    return run;
  }

  /**
   * Turns what travelled back into the original, for the outcome.
   *
   * @param travelled a message or a notice's value as it was handed to the run; null stays null
   * @return the original
   */
  default Object original(Object travelled) {
    return travelled;
  }

  /**
   * A step is about to begin: what has been signalled before does not count for it.
   *
   * @param component whose
   */
  default void begins(int component) {}

  /**
   * A component has answered; if it is done, its outboxes have been closed.
   *
   * @param component which
   * @param step its answer
   */
  default void answered(int component, Step step) {}

  /**
   * A guard holds; the component goes on, unless the run is over.
   *
   * @param component which
   * @param box of the guard, which is ready
   * @param position of an outbox: of the last message in the inbox that has space; of an inbox: 1
   *     if there is mail, 0 if it is drained
   */
  default void holds(int component, Box box, long position) {}

  /**
   * A component has done something that concerns another, and is about to tell it.
   *
   * @param component which
   * @param other whom it tells
   */
  default void signals(int component, int other) {}

  /**
   * The other has been told.
   *
   * @param component who told
   * @param other whom
   */
  default void signalled(int component, int other) {}

  /**
   * A component has thrown.
   *
   * @param component which
   * @param cause what it threw
   */
  default void failed(int component, Throwable cause) {}
}
