package intray.check;

import intray.Wiring;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is wrong with executions that go on for ever: schedules that lead into a fair cycle and
 * round it.
 *
 * <p>An execution that every component gets its turns in must come to an end, or all components
 * that have not ended by then must be declared {@linkplain intray.GraphBuilder#mayRest mayRest}:
 * the same that is asked of executions which come to a rest.
 */
final class Lassos {
  /** Stands for a lasso while only the key of a fault is asked for. */
  private static final Schedule NOWHERE = new Schedule(List.of(), null);

  private final StateGraph graph;
  private final Model model;
  private final Wiring wiring;
  private final BitSet over = new BitSet();

  Lassos(StateGraph graph) {
    this.graph = graph;
    this.model = graph.model;
    this.wiring = model.wiring;
    int[] state = new int[graph.moves.width()];
    for (int k = 0; k < graph.size(); k++) {
      graph.state(k, state);
      over.set(k, model.hasFailed(state)); // the run is over, whoever still moves
    }
  }

  /** Adds what is wrong to the result of the graph. */
  void find() {
    neverEnds();
    for (int k = 0; k < wiring.responses(); k++) {
      noResponse(k);
    }
  }

  private void neverEnds() {
    Cycles cycles =
        new Cycles(
            graph,
            new Cycles.Part() {
              @Override
              public boolean hasState(int state) {
                return !over.get(state);
              }

              @Override
              public boolean hasEdge(int edge) {
                return true;
              }
            });
    int[] state = new int[graph.moves.width()];
    for (int[] states : cycles.fair()) {
      graph.state(states[0], state);
      Set<String> unfinished = unfinished(model, state);
      if (!unfinished.isEmpty()) {
        add(schedule -> neverEnds(unfinished, schedule), cycles, states);
      }
    }
  }

  /**
   * An execution without an end.
   *
   * @param unfinished at least one component
   * @param lasso what comes again and again in it
   */
  static Ends.Fault neverEnds(Set<String> unfinished, Schedule lasso) {
    String key = String.join(", ", unfinished);
    return new Ends.Fault(
        FindingKind.NEVER_ENDS,
        unfinished.iterator().next(),
        "this can go on for ever, although every component gets its turns; "
            + manner(lasso)
            + ". Not ended: "
            + key
            + (moves(lasso)
                ? ". Let it come to an end"
                : ". Return Step.await instead of asking again and again")
            + ", or declare mayRest if serving for ever is the purpose.",
        key);
  }

  /** An execution without an end and without a response. */
  static Ends.Fault noResponse(Wiring wiring, int response, Schedule lasso) {
    return Ends.noResponse(
        wiring,
        response,
        "it can go on for ever without one, although every component gets its turns; "
            + manner(lasso));
  }

  private static String manner(Schedule schedule) {
    return moves(schedule)
        ? "messages or notices come again and again"
        : "no message moves and no notice changes (a livelock)";
  }

  /** Whether anything is put, taken or published in the part that goes on for ever. */
  private static boolean moves(Schedule schedule) {
    int from = Math.max(0, schedule.loop());
    for (Event event : schedule.events().subList(from, schedule.operations())) {
      boolean moves =
          switch (event.operation().kind()) {
            case SEND, OFFER -> event.answer() == 1;
            case TAKE, POLL -> event.answer() != Items.NONE;
            case PUBLISH -> true;
            default -> false;
          };
      if (moves) {
        return true;
      }
    }
    return false;
  }

  private void noResponse(int response) {
    BitSet pending = new BitSet();
    int[] state = new int[graph.moves.width()];
    for (int k = 0; k < graph.size(); k++) {
      graph.state(k, state);
      pending.set(k, !over.get(k) && model.isPending(state, response));
    }
    Cycles cycles =
        new Cycles(
            graph,
            new Cycles.Part() {
              @Override
              public boolean hasState(int state) {
                return pending.get(state);
              }

              @Override
              public boolean hasEdge(int edge) {
                return !graph.answers(response, edge);
              }
            });
    for (int[] states : cycles.fair()) {
      add(schedule -> noResponse(wiring, response, schedule), cycles, states);
    }
  }

  /** Adds a fault with the lasso that shows it, unless one with the same key is known. */
  private void add(Function<Schedule, Ends.Fault> fault, Cycles cycles, int[] states) {
    if (!graph.result.faults.containsKey(fault.apply(NOWHERE).key())) {
      Schedule schedule = schedule(states[0], cycles.cycle(states));
      Ends.Fault made = fault.apply(schedule);
      graph.result.add(made);
      graph.result.schedules.put(made.key(), schedule);
    }
  }

  /** Who ought to come to an end, and has not. */
  static Set<String> unfinished(Model model, int[] state) {
    Set<String> unfinished = new TreeSet<>();
    for (int c = 0; c < model.components(); c++) {
      boolean done = model.operation(state, c).kind() == Operation.Kind.DONE;
      if (!done && !model.wiring.mayRest(c)) {
        unfinished.add(model.wiring.path(c));
      }
    }
    return unfinished;
  }

  private Schedule schedule(int entry, List<Integer> cycle) {
    Deque<Integer> stem = new ArrayDeque<>();
    for (int at = entry; graph.metBy(at) >= 0; at = graph.metFrom(at)) {
      stem.push(graph.metBy(at));
    }
    graph.moves.record(true);
    graph.moves.start();
    List<Event> before = new ArrayList<>(graph.moves.events());
    int at = 0;
    for (int edge : stem) {
      at = follow(at, edge, before);
    }
    List<Event> round = new ArrayList<>();
    for (int edge : cycle) {
      at = follow(at, edge, round);
    }
    graph.moves.record(false);
    return Schedule.lasso(before, round);
  }

  /** Adds the events of an edge, and says where it leads. */
  private int follow(int from, int edge, List<Event> events) {
    int[] state = new int[graph.moves.width()];
    graph.state(from, state);
    int wanted = edge - graph.firstEdge(from);
    int[] seen = new int[1];
    graph.moves.expand(
        state,
        (component, next) -> {
          if (seen[0]++ == wanted) {
            events.addAll(graph.moves.events());
          }
        });
    return graph.target(edge);
  }
}
