package intray;

/**
 * What a component's factory is given: the place to ask for boxes by name. Boxes are asked for
 * while the component is being made and used only inside {@link Component#next()}; {@link #choose}
 * is the one method for later.
 */
public final class Ports {
  private final Wiring wiring;
  private final int component;

  /** While the component is being made, and null afterwards: a graph may have a million of them. */
  private Asked asked;

  /** While the component runs, and null before and afterwards. */
  private Operations operations;

  /** The names that a factory asked for, in that order. */
  static final class Asked {
    final NameList inboxes = new NameList();
    final NameList outboxes = new NameList();
    final NameList notices = new NameList();
    final NameList published = new NameList();

    boolean sameAs(Asked other) {
      return inboxes.sameAs(other.inboxes)
          && outboxes.sameAs(other.outboxes)
          && notices.sameAs(other.notices)
          && published.sameAs(other.published);
    }
  }

  /**
   * Ports of an instance, or with a null wiring of the probe that learns a component's boxes when a
   * graph is built.
   */
  Ports(Wiring wiring, int component) {
    this.wiring = wiring;
    this.component = component;
    this.asked = new Asked();
  }

  /**
   * Asks for an inbox. The graph links one or more outboxes to it.
   *
   * @param name unique among the inboxes of this component
   * @param <T> what its messages are
   * @return the inbox, of which this component is the only reader
   */
  public <T> Inbox<T> inbox(String name) {
    int position = ask("inbox", name, asked == null ? null : asked.inboxes);
    return new Inbox<>(this, wiring == null ? position : wiring.inboxOf(component, name));
  }

  /**
   * Asks for an outbox. The graph links it to one inbox.
   *
   * @param name unique among the outboxes of this component
   * @param <T> what its messages are
   * @return the outbox, of which this component is the only writer
   */
  public <T> Outbox<T> outbox(String name) {
    int position = ask("outbox", name, asked == null ? null : asked.outboxes);
    return new Outbox<>(this, wiring == null ? position : wiring.outboxOf(component, name));
  }

  /**
   * Asks for a notice to read. It is declared by this component's graph or by a graph around it;
   * the innermost counts.
   *
   * @param name the name of the notice
   * @param <T> what its value is
   * @return the notice
   */
  public <T> Notice<T> notice(String name) {
    int position = ask("notice", name, asked == null ? null : asked.notices);
    return new Notice<>(this, wiring == null ? position : wiring.noticeOf(component, name));
  }

  /**
   * Asks for a notice to publish. A notice has one publisher in a graph.
   *
   * @param name the name of the notice
   * @param <T> what its value is
   * @return the notice, of which this component is the only writer
   */
  public <T> Notice.Publisher<T> publisher(String name) {
    int position = ask("publisher of notice", name, asked == null ? null : asked.published);
    return new Notice.Publisher<>(
        this, wiring == null ? ~position : wiring.noticeOf(component, name));
  }

  /**
   * Chooses among alternatives: the only source of nondeterminism that a component may use. A run
   * decides with a seeded generator; the checker explores every answer.
   *
   * @param n how many alternatives there are, at least 1
   * @return from 0 to n - 1
   */
  public int choose(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(
          "choose(" + n + "): there must be at least one alternative");
    }
    return operations().choose(component, n);
  }

  /** The seam, as long as the component runs. */
  Operations operations() {
    if (operations == null) {
      throw new IllegalStateException(
          "boxes are used inside next() only, not in a constructor, in start() or in close()"
              + (wiring == null ? "" : " (component " + wiring.path(component) + ")"));
    }
    return operations;
  }

  /** Null in the probe. */
  Wiring wiring() {
    return wiring;
  }

  Asked asked() {
    return asked;
  }

  /** The component is made: it may use its boxes, and ask for no more. */
  void open(Operations answering) {
    operations = answering;
    asked = null;
  }

  /** A component's answer, if it can be obeyed. */
  Step checked(Step step, String method) {
    if (step == null) {
      throw new NullPointerException(
          wiring.path(component) + ": " + method + " returned null. Return a Step.");
    }
    if (step.size() > 0 && step.box(0).ports != this) {
      throw new IllegalStateException(
          wiring.path(component)
              + ": "
              + method
              + " returned "
              + step
              + ", boxes of another component. Await only your own, and make a new component in"
              + " each call of the factory.");
    }
    return step;
  }

  /** The component is done. */
  void closeOutboxes() {
    for (int o = wiring.firstOutbox(component); o < wiring.firstOutbox(component + 1); o++) {
      operations.close(o);
    }
  }

  /** The component's life is over. */
  void shut() {
    operations = null;
  }

  String inboxName(int id) {
    return wiring == null ? asked.inboxes.get(id) : wiring.inboxName(id);
  }

  String outboxName(int id) {
    return wiring == null ? asked.outboxes.get(id) : wiring.outboxName(id);
  }

  String noticeName(int id) {
    if (wiring != null) {
      return wiring.noticeName(id);
    }
    return id >= 0 ? asked.notices.get(id) : asked.published.get(~id);
  }

  /** Notes a name and answers its position. */
  private int ask(String what, String name, NameList names) {
    if (names == null) {
      throw new IllegalStateException(
          "component "
              + (wiring == null ? "" : wiring.path(component) + " ")
              + "asked for "
              + what
              + " '"
              + name
              + "' after it was made. Ask for every box in the constructor.");
    }
    if (!Names.isSimple(name)) {
      throw new WiringException("'" + name + "' cannot name a box: " + Names.RULE);
    }
    if (!names.add(name)) {
      throw new WiringException(
          "the factory asked twice for " + what + " '" + name + "'. Ask once and keep it.");
    }
    return names.size() - 1;
  }
}
