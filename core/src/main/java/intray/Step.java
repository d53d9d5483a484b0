package intray;

/**
 * What a component answers to {@link Component#next()}: when it wants to be called again.
 * Immutable.
 */
public final class Step {
  /** The four answers. */
  public enum Kind {
    /** Call me again. */
    CONTINUE,
    /** Call me once something has happened. */
    PAUSE,
    /** Call me once a guard holds. */
    AWAIT,
    /** Do not call me again. */
    DONE
  }

  /** Call me again whenever it is my turn. */
  public static final Step CONTINUE = new Step(Kind.CONTINUE);

  /**
   * Axon's pause, edge-triggered: do not call me before something has happened at my boxes (mail, a
   * close, space) since this step began. A component that pauses on mail it has not read sleeps on
   * it; and on threads, where a signal may come later than what it tells of, a pause may end though
   * nothing new has happened, so look again afterwards. {@link #await} is nearly always better.
   */
  public static final Step PAUSE = new Step(Kind.PAUSE);

  /**
   * Do not call me again. Closes the outboxes that are still open, in the order in which the
   * factory asked for them.
   */
  public static final Step DONE = new Step(Kind.DONE);

  private final Kind kind;
  private final Box[] boxes;

  private Step(Kind kind, Box... boxes) {
    this.kind = kind;
    this.boxes = boxes;
  }

  /**
   * A guard, level-triggered: call me while at least one of these boxes is ready. An inbox is ready
   * when it has mail or is drained, an outbox when the inbox it is linked to has space. A guard
   * that already holds lets the component run at once.
   *
   * <p>With one box, nothing is observed but that it is ready. With several, the component is not
   * told which one is. Space may be gone again when several outboxes share one bounded inbox: use
   * {@link Outbox#offer} there.
   *
   * @param first a box of this component
   * @param more further boxes of this component
   * @return the answer to give
   */
  public static Step await(Box first, Box... more) {
    Box[] boxes = new Box[1 + more.length];
    boxes[0] = first;
    System.arraycopy(more, 0, boxes, 1, more.length);
    for (Box box : boxes) {
      if (box == null) {
        throw new NullPointerException("Step.await got null for a box");
      }
      if (box.ports != first.ports) {
        throw new IllegalArgumentException(
            "Step.await got boxes of two components, "
                + first
                + " and "
                + box
                + ": await only your own");
      }
    }
    return new Step(Kind.AWAIT, boxes);
  }

  /**
   * Which of the four answers this is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * How many boxes the guard names.
   *
   * @return 0 unless this is an await
   */
  public int size() {
    return boxes.length;
  }

  /**
   * One of the boxes that the guard names.
   *
   * @param index from 0 to {@link #size()} - 1
   * @return the box
   */
  public Box box(int index) {
    return boxes[index];
  }

  @Override
  public String toString() {
    if (kind != Kind.AWAIT) {
      return kind.name();
    }
    StringBuilder text = new StringBuilder("await(");
    for (int i = 0; i < boxes.length; i++) {
      text.append(i == 0 ? "" : ", ").append(boxes[i].name());
    }
    return text.append(')').toString();
  }
}
