package intray.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The queue behind an inbox when components run on threads: many writers, one reader, bounded or
 * not, and lock-free. Every method is linearizable, but for the "no" of {@link #hasSpace}.
 *
 * <p>It is the linked queue of Michael and Scott (PODC 1996) for one reader. Each node knows its
 * position in the order of all messages ever accepted, so "full" is a comparison of the last
 * position with how many were taken, made at the same point that links the node; there is no moment
 * at which a message counts but cannot be seen.
 *
 * <p>{@link #offer}, {@link #place}, {@link #hasSpace}, {@link #space} and {@link #close} are for
 * writers, from any thread; all else is for the one reader. Only primitives that Java PathFinder
 * executes faithfully are used.
 *
 * @param <T> what the messages are
 */
public final class Mailbox<T> {
  private final long bound;
  private final int writers;
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicReference<Node<T>> tail;

  /** The last node taken; only the reader touches this. */
  private Node<T> head;

  /**
   * How many messages were taken: written by the reader only, and the point at which writers see
   * the space.
   */
  private volatile long taken;

  /** A message and, as the atomic reference that a node is, its successor. */
  private static final class Node<T> extends AtomicReference<Node<T>> {
    private static final long serialVersionUID = 1L;
    transient T item;
    long position;

    Node(T item) {
      this.item = item;
    }
  }

  /**
   * An empty mailbox.
   *
   * @param bound how many messages it holds, at least 1; {@link Integer#MAX_VALUE} for no limit
   * @param writers how many will close it, each once
   */
  public Mailbox(int bound, int writers) {
    this.bound = bound == Integer.MAX_VALUE ? Long.MAX_VALUE : bound;
    this.writers = writers;
    this.head = new Node<>(null);
    this.tail = new AtomicReference<>(head);
  }

  /**
   * Appends a message if there is space.
   *
   * @param item the message
   * @return whether it was accepted
   */
  public boolean offer(T item) {
    return place(item) > 0;
  }

  /**
   * Appends a message if there is space. Takes effect when the node is linked, or, if refused, when
   * {@code taken} is read.
   *
   * @param item the message
   * @return its position, from 1 on; or, if refused, minus the position of the last message at that
   *     moment, which tells how many were taken: those before the bound
   */
  public long place(T item) {
    Node<T> node = new Node<>(item);
    while (true) {
      Node<T> last = tail.get();
      Node<T> next = last.get();
      if (next != null) {
        tail.compareAndSet(
            last, next); // another writer has linked its node and not yet moved the tail
      } else if (last.position - taken >= bound) {
        return -last.position;
      } else {
        node.position = last.position + 1;
        if (last.compareAndSet(null, node)) {
          tail.compareAndSet(last, node);
          return node.position;
        }
      }
    }
  }

  /**
   * Whether an offer would be accepted now. With several writers another may take the space first.
   * "No" may be out of date at once, and then the reader has taken something since the call began:
   * a writer that goes to sleep on this answer is woken by the signal that follows each take.
   *
   * @return whether there is space
   */
  public boolean hasSpace() {
    return space() >= 0;
  }

  /**
   * {@link #hasSpace}, and at what moment.
   *
   * @return the position of the last message when there was space, 0 if there never was a message;
   *     or -1 if there is none
   */
  public long space() {
    long before = taken; // read first: what is linked later can only make the box look fuller
    Node<T> last = tail.get();
    for (Node<T> next = last.get(); next != null; next = next.get()) {
      last = next;
    }
    return last.position - before < bound ? last.position : -1;
  }

  /**
   * One of the writers will send no more.
   *
   * @return how many have closed by now
   */
  public int close() {
    return closed.incrementAndGet();
  }

  /**
   * Whether there is no message.
   *
   * @return whether {@link #poll} would return null
   */
  public boolean isEmpty() {
    return head.get() == null;
  }

  /**
   * Removes the oldest message.
   *
   * @return the message, or null if there is none
   */
  public T poll() {
    Node<T> first = head.get();
    if (first == null) {
      return null;
    }
    T item = first.item;
    first.item = null;
    head = first;
    taken = first.position;
    return item;
  }

  /**
   * Which message was removed last.
   *
   * @return its position, which has been with it since it was accepted; 0 if none was removed
   */
  public long taken() {
    return head.position;
  }

  /**
   * Whether it is empty and all writers have closed.
   *
   * @return true at the end of the stream, and for ever after
   */
  public boolean isDrained() {
    return closed.get() == writers
        && head.get() == null; // in this order: after the last close nothing is linked
  }
}
