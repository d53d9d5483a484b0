package intray;

import java.util.ArrayList;
import java.util.List;

/**
 * What a component's factory is given: the place to ask for boxes by name. Boxes are asked for
 * while the component is being made and used only inside {@link Component#next()}; {@link #choose}
 * is the one method for later.
 */
public final class Ports {
  private final Wiring wiring;
  private final int component;
  private Asked asked;
  private Operations operations;

  /** The names that a factory asked for, in that order. */
  static final class Asked {
    final List<String> inboxes = new ArrayList<>(1);
    final List<String> outboxes = new ArrayList<>(1);
    final List<String> notices = new ArrayList<>(0);
    final List<String> published = new ArrayList<>(0);

    boolean sameAs(Asked other) {
      return inboxes.equals(other.inboxes)
          && outboxes.equals(other.outboxes)
          && notices.equals(other.notices)
          && published.equals(other.published);
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
    ask(asked.inboxes, name, "inbox");
    return new Inbox<>(this, wiring == null ? -1 : wiring.inboxOf(component, name));
  }

  /**
   * Asks for an outbox. The graph links it to one inbox.
   *
   * @param name unique among the outboxes of this component
   * @param <T> what its messages are
   * @return the outbox, of which this component is the only writer
   */
  public <T> Outbox<T> outbox(String name) {
    ask(asked.outboxes, name, "outbox");
    return new Outbox<>(this, wiring == null ? -1 : wiring.outboxOf(component, name));
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
    ask(asked.notices, name, "notice");
    return new Notice<>(this, wiring == null ? -1 : wiring.noticeOf(component, name));
  }

  /**
   * Asks for a notice to publish. A notice has one publisher in a graph.
   *
   * @param name the name of the notice
   * @param <T> what its value is
   * @return the notice, of which this component is the only writer
   */
  public <T> Notice.Publisher<T> publisher(String name) {
    ask(asked.published, name, "publisher of notice");
    return new Notice.Publisher<>(this, wiring == null ? -1 : wiring.noticeOf(component, name));
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

  /** The seam, once the component is made. */
  Operations operations() {
    if (operations == null) {
      throw new IllegalStateException(
          "boxes are used inside next() only, not in a constructor or in start()"
              + (wiring == null ? "" : " (component " + wiring.path(component) + ")"));
    }
    return operations;
  }

  Wiring wiring() {
    return wiring;
  }

  Asked asked() {
    return asked;
  }

  void open(Operations operations) {
    this.operations = operations;
    this.asked = null; // a graph may have a million components
  }

  private void ask(List<String> names, String name, String what) {
    if (operations != null) {
      throw new IllegalStateException(
          "component "
              + wiring.path(component)
              + " asked for "
              + what
              + " '"
              + name
              + "' after it was made. Ask for every box in the constructor.");
    }
    if (!Names.isSimple(name)) {
      throw new WiringException("'" + name + "' cannot name a box: " + Names.RULE);
    }
    if (names.contains(name)) {
      throw new WiringException(
          "the factory asked twice for " + what + " '" + name + "'. Ask once and keep it.");
    }
    names.add(name);
  }
}
