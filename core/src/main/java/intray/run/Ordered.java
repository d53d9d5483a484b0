package intray.run;

import intray.Operations;

/**
 * A run's operations that also tell where they stand in the order of all those at the same inbox.
 * For {@linkplain Recorder recorders}: without a clock, these numbers are what puts the events of
 * different threads in order.
 */
public interface Ordered extends Operations {
  /**
   * {@link Operations#offer}, with its place.
   *
   * @param outbox an open outbox of the calling component
   * @param item the message
   * @return the position of the message in its inbox, from 1 on, or 1 if the outbox is unused; if
   *     refused, minus the position of the last message there
   */
  long place(int outbox, Object item);

  /**
   * {@link Operations#close}, with its place.
   *
   * @param outbox an outbox of the calling component
   * @return how many writers of the same inbox have closed by now, 1 if the outbox is unused, or 0
   *     if this one was closed already
   */
  int finish(int outbox);

  /**
   * Which message was taken last.
   *
   * @param inbox an inbox of the calling component
   * @return the position that {@link #place} answered when it was accepted; 0 if none was taken
   */
  long taken(int inbox);

  @Override
  default boolean offer(int outbox, Object item) {
    return place(outbox, item) > 0;
  }

  @Override
  default void close(int outbox) {
    finish(outbox);
  }
}
