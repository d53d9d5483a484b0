package intray.check;

import intray.Graph;
import intray.Wiring;
import java.util.BitSet;

/**
 * A graph as a transition system over vectors of integers: the local history of each component, the
 * content of each inbox, the value of each notice, and whether something has happened at the boxes
 * of those components that ever pause. Everything above this class is integer work.
 *
 * <p>Three facts about a graph are learnt while it is explored, and the exploration starts anew
 * when one is ({@link Learnt}): which components ever pause, since only for them the beginning of a
 * step is an operation that others can tell, and at which inboxes anybody ever looks for the end of
 * the stream, since elsewhere a close touches nothing shared. A third is whether anybody chooses or
 * waits for space that others take, since else many races need be reversed but once.
 */
final class Model {
  final Graph graph;
  final Wiring wiring;
  final Items items = new Items();
  final Queues queues = new Queues();
  final Automaton[] automata;
  final Sharing sharing;
  final Equivalence equivalence;

  /**
   * Where the inboxes, the notices and the happened flags start in a vector, and how long it is.
   */
  final int boxes;

  final int notices;
  final int happened;
  final int width;

  /** A fault planted in what works on this model; see {@link SelfCheck}. */
  Flaw flaw = Flaw.NONE;

  private final BitSet pausing = new BitSet();
  private final BitSet closeObserved = new BitSet();
  private boolean conditional;

  /**
   * Thrown through a search that must start anew; it happens at most once for each component and
   * inbox.
   */
  static final class Learnt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Learnt() {
      super("something new about the graph", null, false, false);
    }
  }

  /** Makes the automaton of a component, begun. */
  interface AutomatonMaker {
    Automaton make(Wiring wiring, int component, Items items, Sharing sharing);
  }

  Model(Graph graph) {
    this(graph, new Watchdog());
  }

  Model(Graph graph, Watchdog watchdog) {
    this(graph, watchdog, Equivalence.MAZURKIEWICZ);
  }

  Model(Graph graph, Watchdog watchdog, Equivalence equivalence) {
    this(
        graph,
        equivalence,
        (wiring, c, items, sharing) -> new Automaton(wiring, c, items, sharing, watchdog).begun());
  }

  Model(Graph graph, Equivalence equivalence, AutomatonMaker maker) {
    this.graph = graph;
    this.equivalence = equivalence;
    this.wiring = graph.wiring();
    wiring.requireClosed();
    int n = wiring.components();
    sharing = new Sharing(wiring);
    automata = new Automaton[n];
    for (int c = 0; c < n; c++) {
      automata[c] = maker.make(wiring, c, items, sharing);
    }
    boxes = n;
    notices = boxes + wiring.inboxes();
    happened = notices + wiring.notices();
    width = happened + (n + 31) / 32;
  }

  int components() {
    return automata.length;
  }

  int[] initial() {
    int[] state = new int[width];
    for (int c = 0; c < automata.length; c++) {
      state[c] = automata[c].start().id;
    }
    for (int k = 0; k < wiring.notices(); k++) {
      state[notices + k] = items.id(wiring.initialNotice(k));
    }
    return state;
  }

  LocalState local(int[] state, int c) {
    return automata[c].state(state[c]);
  }

  int queue(int[] state, int inbox) {
    return state[boxes + inbox];
  }

  boolean isEmpty(int[] state, int inbox) {
    return state[boxes + inbox] == Queues.EMPTY;
  }

  boolean hasSpace(int[] state, int outbox) {
    int inbox = wiring.target(outbox);
    return inbox == Wiring.NOBODY || queues.length(state[boxes + inbox]) < wiring.bound(inbox);
  }

  boolean allClosed(int[] state, int inbox) {
    for (int k = 0; k < wiring.fanIn(inbox); k++) {
      int outbox = wiring.feeder(inbox, k);
      int writer = wiring.writer(outbox);
      if (!local(state, writer).closed[outbox - wiring.firstOutbox(writer)]) {
        return false;
      }
    }
    return true;
  }

  boolean isDrained(int[] state, int inbox) {
    return isEmpty(state, inbox) && allClosed(state, inbox);
  }

  boolean hasHappened(int[] state, int c) {
    return (state[happened + (c >> 5)] & 1 << c) != 0;
  }

  void setHappened(int[] state, int c) {
    if (pausing.get(c)) {
      state[happened + (c >> 5)] |= 1 << c;
    }
  }

  void clearHappened(int[] state, int c) {
    state[happened + (c >> 5)] &= ~(1 << c);
  }

  /** For walks that cannot start anew: whatever could be learnt is taken to be so. */
  void expectEverything() {
    pausing.set(0, components());
    closeObserved.set(0, wiring.inboxes());
  }

  boolean isPausing(int c) {
    return pausing.get(c);
  }

  void pauses(int c) {
    if (!pausing.get(c)) {
      pausing.set(c);
      throw new Learnt();
    }
  }

  boolean isCloseObserved(int inbox) {
    return closeObserved.get(inbox);
  }

  void observesClose(int inbox) {
    if (!closeObserved.get(inbox)) {
      closeObserved.set(inbox);
      throw new Learnt();
    }
  }

  /** Whether what a component does next may depend on a choice, or on space that rivals take. */
  boolean isConditional() {
    return conditional;
  }

  void learnConditional() {
    if (!conditional) {
      conditional = true;
      throw new Learnt();
    }
  }

  /** How many different local histories there are, of all components. */
  long histories() {
    long histories = 0;
    for (Automaton automaton : automata) {
      histories += automaton.size();
    }
    return histories;
  }
}
