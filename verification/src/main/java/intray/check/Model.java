package intray.check;

import intray.Graph;
import intray.Wiring;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /** Of the contents of inboxes; another one when they are {@linkplain #forget forgotten}. */
  Queues queues = new Queues();

  final Automaton[] automata;
  final Sharing sharing;
  final Statics statics;
  final Watchdog watchdog;
  final Equivalence equivalence;
  final Matching matching;

  /** Held by who makes a new history of any component, unless that may be done {@link #beside}. */
  final Object growing = new Object();

  /**
   * Where the inboxes, the notices and the happened flags start in a vector, and how long it is.
   */
  final int boxes;

  final int notices;
  final int happened;

  /** Where it starts which of the declared responses are still to come. */
  final int pending;

  final int width;

  /** A fault planted in what works on this model; see {@link SelfCheck}. */
  Flaw flaw = Flaw.NONE;

  // Several workers look at these; who adds to them makes all of them start anew.
  private final BitSet pausing;
  private final BitSet closeObserved;

  /** How many histories were forgotten. */
  private long forgotten;

  /** How often what is known about the graph has changed. */
  private volatile int revision;

  /** Who wants to know what is looked up in states; changed while {@link #growing} is held. */
  @Nullable Reads reads;

  private volatile boolean conditional;

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
    Automaton make(Model model, int component);
  }

  Model(Graph graph) {
    this(graph, Matching.HISTORIES);
  }

  Model(Graph graph, Matching matching) {
    this(graph, matching, Map.of(), new Watchdog(), Equivalence.MAZURKIEWICZ);
  }

  Model(Graph graph, Watchdog watchdog, Equivalence equivalence) {
    this(graph, Matching.HISTORIES, Map.of(), watchdog, equivalence);
  }

  /**
   * A graph that nothing is known about.
   *
   * @param unmatched components whose histories are not matched whatever happens, and why
   */
  Model(
      Graph graph,
      Matching matching,
      Map<Integer, String> unmatched,
      Watchdog watchdog,
      Equivalence equivalence) {
    this(
        graph,
        matching,
        equivalence,
        watchdog,
        (model, c) -> {
          Matcher matcher = new Matcher(matching, model.statics);
          String reason = unmatched.get(c);
          if (reason != null) {
            matcher.giveUp(reason);
          }
          return new Automaton(model, c, watchdog, matcher).begun();
        });
  }

  Model(Graph graph, Equivalence equivalence, AutomatonMaker maker) {
    this(graph, Matching.HISTORIES, equivalence, new Watchdog(), maker);
  }

  private Model(
      Graph graph,
      Matching matching,
      Equivalence equivalence,
      Watchdog watchdog,
      AutomatonMaker maker) {
    this.graph = graph;
    this.watchdog = watchdog;
    this.matching = matching;
    this.equivalence = equivalence;
    this.wiring = graph.wiring();
    wiring.requireClosed();
    int n = wiring.components();
    pausing = new BitSet(n); // of this size they never move
    closeObserved = new BitSet(wiring.inboxes());
    sharing = new Sharing(wiring);
    statics = new Statics(wiring);
    automata = new Automaton[n];
    for (int c = 0; c < n; c++) {
      automata[c] = maker.make(this, c);
    }
    boxes = n;
    notices = boxes + wiring.inboxes();
    happened = notices + wiring.notices();
    pending = happened + (n + 31) / 32;
    width = pending + (wiring.responses() + 31) / 32;
  }

  /**
   * Does something with this model, and again from the start as long as that teaches something
   * about the graph: what was done before did not know it.
   */
  <T> T learning(Supplier<T> work) {
    while (true) {
      try {
        return work.get();
      } catch (Learnt e) {
        // from the start, knowing more
      }
    }
  }

  /**
   * Whether several workers may run components at the same time; only while nobody notes what is
   * looked up.
   */
  private volatile boolean isBeside;

  /**
   * Does something with several workers, who run components at the same time where that is safe.
   */
  void beside(Runnable work) {
    isBeside = matching != Matching.STATES && Isolation.isGiven(this);
    try {
      work.run();
    } finally {
      isBeside = false;
    }
  }

  /**
   * A new history of a component. What is looked up to foretell how it goes on is nothing that the
   * move under way depends on.
   */
  LocalState extend(int c, LocalState local, int answer, Ahead ahead) {
    if (isBeside && !items.isAnyUncopied()) {
      return automata[c].extendBeside(local, answer, ahead);
    }
    synchronized (growing) {
      Reads noting = reads;
      reads = null;
      try {
        return automata[c].extend(local, answer, ahead);
      } finally {
        reads = noting;
      }
    }
  }

  /**
   * Forgets all histories and contents of inboxes, which are made again where they are needed: all
   * states are void. Messages stay as they are. Only while nobody uses this model.
   *
   * @return false if nothing was forgotten, since a component does not do the same again
   */
  boolean forget() {
    for (Automaton automaton : automata) {
      if (!automaton.isAudited()) {
        return false;
      }
    }
    forgotten += histories();
    for (int c = 0; c < automata.length; c++) {
      automata[c] = automata[c].anew(this);
    }
    queues = new Queues();
    return true;
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

  /** Everything that moves depend on is looked up in a state by way of this. */
  int at(int[] state, int position) {
    Reads noting = reads;
    if (noting != null) {
      noting.position(position);
    }
    return state[position];
  }

  LocalState local(int[] state, int c) {
    return automata[c].state(at(state, c));
  }

  /** Likewise, of which only what others can tell is looked at. */
  private LocalState seen(int[] state, int c) {
    Reads noting = reads;
    if (noting != null) {
      noting.face(c);
    }
    return automata[c].state(state[c]);
  }

  /** What a component asks for next. */
  Operation operation(int[] state, int c) {
    return seen(state, c).operation;
  }

  /** Whether a component has failed. */
  boolean hasFailed(int[] state) {
    for (int c = 0; c < automata.length; c++) {
      if (operation(state, c).kind() == Operation.Kind.FAIL) {
        return true;
      }
    }
    return false;
  }

  int queue(int[] state, int inbox) {
    return at(state, boxes + inbox);
  }

  boolean isEmpty(int[] state, int inbox) {
    return at(state, boxes + inbox) == Queues.EMPTY;
  }

  boolean hasSpace(int[] state, int outbox) {
    int inbox = wiring.target(outbox);
    return inbox == Wiring.NOBODY || queues.length(queue(state, inbox)) < wiring.bound(inbox);
  }

  boolean allClosed(int[] state, int inbox) {
    for (int k = 0; k < wiring.fanIn(inbox); k++) {
      int outbox = wiring.feeder(inbox, k);
      int writer = wiring.writer(outbox);
      if (!seen(state, writer).closed[outbox - wiring.firstOutbox(writer)]) {
        return false;
      }
    }
    return true;
  }

  boolean isDrained(int[] state, int inbox) {
    return isEmpty(state, inbox) && allClosed(state, inbox);
  }

  boolean hasHappened(int[] state, int c) {
    return (at(state, happened + (c >> 5)) & 1 << c) != 0;
  }

  void setHappened(int[] state, int c) {
    if (pausing.get(c)) {
      int word = happened + (c >> 5);
      state[word] = at(state, word) | 1 << c;
    }
  }

  void clearHappened(int[] state, int c) {
    int word = happened + (c >> 5);
    state[word] = at(state, word) & ~(1 << c);
  }

  /** For walks that cannot start anew: whatever could be learnt is taken to be so. */
  void expectEverything() {
    revise();
    pausing.set(0, components());
    closeObserved.set(0, wiring.inboxes());
  }

  /** A message was put into an inbox: what is answered by it, and what must be answered. */
  void responds(int[] state, int inbox) {
    for (int k = 0; k < wiring.responses(); k++) {
      int word = pending + (k >> 5);
      if (wiring.eventually(k) == inbox) {
        state[word] = at(state, word) & ~(1 << k);
      }
      if (wiring.after(k) == inbox) {
        state[word] = at(state, word) | 1 << k;
      }
    }
  }

  /** How many integers of a state tell which responses are still to come. */
  int responseWords() {
    return width - pending;
  }

  /** Whether a declared response is still to come. */
  boolean isPending(int[] state, int response) {
    return (at(state, pending + (response >> 5)) & 1 << response) != 0;
  }

  /** Whether a declared response is about messages to an inbox. */
  boolean isWatched(int inbox) {
    for (int k = 0; k < wiring.responses(); k++) {
      if (wiring.eventually(k) == inbox || wiring.after(k) == inbox) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether something is declared that every state must be looked at for; executions of the same
   * trace differ in it.
   */
  boolean watchesStates() {
    return watchesStates(wiring);
  }

  static boolean watchesStates(Wiring wiring) {
    return !wiring.invariants().isEmpty() || wiring.responses() > 0;
  }

  boolean isPausing(int c) {
    return pausing.get(c);
  }

  void pauses(int c) {
    if (!pausing.get(c)) {
      learn(pausing, c);
    }
  }

  private void learn(BitSet facts, int number) {
    synchronized (facts) {
      facts.set(number);
    }
    revise();
    throw new Learnt();
  }

  private synchronized void revise() {
    revision++;
  }

  /** Another number means that moves may be other than before. */
  int revision() {
    return revision;
  }

  boolean isCloseObserved(int inbox) {
    return closeObserved.get(inbox);
  }

  void observesClose(int inbox) {
    if (!closeObserved.get(inbox)) {
      learn(closeObserved, inbox);
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

  /** What was learnt about the graph. */
  record Facts(BitSet pausing, BitSet closeObserved, boolean conditional) {}

  /** What has been learnt so far. */
  Facts facts() {
    return new Facts((BitSet) pausing.clone(), (BitSet) closeObserved.clone(), conditional);
  }

  /** Knows only this, so that a search visits the same states whatever was explored before. */
  void knowOnly(Facts facts) {
    pausing.clear();
    closeObserved.clear();
    conditional = false;
    know(facts);
  }

  /** Knows this, too. */
  void know(Facts facts) {
    revise();
    pausing.or(facts.pausing());
    closeObserved.or(facts.closeObserved());
    conditional |= facts.conditional();
  }

  /** Whose histories are not matched although they should be, and why, in words. */
  List<String> unmatched() {
    List<String> unmatched = new ArrayList<>();
    for (int c = 0; c < automata.length; c++) {
      String reason = automata[c].matcher.opaque();
      if (reason != null) {
        unmatched.add(
            "histories of "
                + wiring.path(c)
                + " are not matched, only what they were answered counts: "
                + reason);
      }
    }
    return unmatched;
  }

  /** How many local histories were made; one that was forgotten in between counts each time. */
  long made() {
    return forgotten + histories();
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
