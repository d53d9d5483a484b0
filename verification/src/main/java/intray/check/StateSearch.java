package intray.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Visits each global state once: {@link DepthFirst depth first}, and in {@link Layers} with all
 * workers once they turn out to be many. Where histories are matched there may be cycles; once one
 * is met, the whole graph is built and examined for what can go on for ever, by one worker.
 */
final class StateSearch implements Search {
  private static final BitSet NOBODY = new BitSet();

  /** This many states are few. */
  private static final int FEW = 200_000;

  private final int workers;
  private final int few;

  /** A search by one worker. */
  StateSearch() {
    this(1);
  }

  /** A search by so many workers. */
  StateSearch(int workers) {
    this(workers, FEW);
  }

  /**
   * Likewise.
   *
   * @param few how many states are not visited in layers
   */
  StateSearch(int workers, int few) {
    this.workers = workers;
    this.few = few;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN && model.matching != Matching.STATES) {
      return new RoundRobin(model, budget).explore();
    }
    return model.learning(
        () -> {
          Exploration walked = explore(model, level, moves(model, level), budget);
          return walked.cyclic ? cycles(model, level, budget.anew()) : walked;
        });
  }

  private static Moves moves(Model model, Level level) {
    Moves moves = Search.moves(model, level);
    return level == Level.ROUND_ROBIN ? moves : new MemoizedMoves(moves);
  }

  private Exploration explore(Model model, Level level, Moves moves, Budget budget) {
    Exploration result = budget.exploration();
    StateSet classes = new StateSet(model.happened);
    States states = new States(model, moves, result, classes);
    // Where histories are matched, how far a state is from the start cannot be told.
    boolean layered = model.matching != Matching.STATES && !result.byIdentity;
    DepthFirst walk = new DepthFirst(states, budget, model.matching == Matching.STATES);
    if (walk.run(layered ? few : Integer.MAX_VALUE)) {
      result.cyclic = walk.isCyclic();
      result.executions = walk.executions();
      // At the round-robin level, as many as steps were taken.
      result.states = (long) walk.states() - (level == Level.ROUND_ROBIN ? 1 : 0);
      result.stateBytes = walk.bytes();
    } else {
      exploreInLayers(model, level, budget, result, classes);
    }
    result.limits(budget);
    if (model.equivalence == Equivalence.READS_FROM && result.bound == null) {
      result.readsFrom = classes.size();
    }
    return result;
  }

  /** What was found on the way here stays found. */
  private void exploreInLayers(
      Model model, Level level, Budget budget, Exploration result, StateSet classes) {
    List<Exploration> parts = new ArrayList<>();
    Layers layers =
        new Layers(
            model,
            budget,
            workers,
            number -> {
              Exploration part = new Exploration(level);
              synchronized (parts) {
                parts.add(part);
              }
              return new States(model, moves(model, level), part, classes);
            });
    layers.run();
    result.addAll(parts);
    result.executions = layers.executions();
    result.states = layers.states();
    result.stateBytes = layers.bytes();
  }

  private static Exploration cycles(Model model, Level level, Budget budget) {
    Moves moves = Search.moves(model, level, ParallelMoves.Eager.WITHIN_STEPS);
    StateGraph graph = new StateGraph(model, moves, budget);
    new Lassos(graph).find();
    graph.result.cyclic = true;
    return graph.result;
  }

  /** A level of a model, as what a search walks. */
  private static final class States implements Layers.Space {
    private final Model model;
    private final Moves moves;
    private final Exploration result;
    private final Ends ends;
    private final EndStates endStates;

    /** The ends, as far as they tell who has read what; of all workers. */
    private final StateSet classes;

    private final boolean invariants;

    States(Model model, Moves moves, Exploration result, StateSet classes) {
      this.model = model;
      this.moves = moves;
      this.result = result;
      this.ends = new Ends(model);
      this.endStates = new EndStates(model, result);
      if (model.flaw == Flaw.OUTCOMES_BY_IDENTITY) {
        result.outcomes = new LinkedHashMap<>();
        result.byIdentity = true;
      }
      this.classes = classes;
      this.invariants = !model.wiring.invariants().isEmpty();
    }

    /** How many operations were performed. */
    @Override
    public int layer(int[] state) {
      int operations = 0;
      for (int c = 0; c < model.components(); c++) {
        operations += model.automata[c].length(state[c]);
      }
      return operations;
    }

    @Override
    public int width() {
      return moves.width();
    }

    @Override
    public int[] start() {
      int[] state = moves.start();
      note(state);
      failed(state);
      return state;
    }

    @Override
    public void expand(int[] state, Visitor visitor) {
      moves.expand(
          state,
          (component, next) -> {
            note(next);
            failed(next);
            visitor.move(component, next);
          });
    }

    @Override
    public boolean expand(int[] state, Layers.Changes changes) {
      if (invariants || !(moves instanceof MemoizedMoves known) || !known.isKnown(state)) {
        return false;
      }
      for (int c = 0; c < model.components(); c++) {
        for (Change change : known.changes(c)) {
          changes.move(change);
        }
      }
      return true;
    }

    @Override
    public void end(int[] state) {
      if (model.equivalence == Equivalence.READS_FROM) {
        synchronized (classes) {
          classes.add(state);
        }
      }
      if (result.byIdentity) {
        ends.of(state).forEach(result::add);
      } else {
        endStates.add(state, NOBODY);
      }
    }

    /** A failure is an end, whatever others still do; that may go on beyond a bound. */
    private void failed(int[] state) {
      if (moves.fails() && !result.byIdentity) {
        endStates.add(state, NOBODY);
      }
    }

    private void note(int[] state) {
      if (!moves.found().isEmpty()) {
        for (Moves.Local found : moves.found()) {
          result.add(ends.fault(found));
        }
      }
      if (invariants) {
        for (Ends.Fault fault : StateView.violated(model, state, model.wiring.invariants())) {
          result.add(fault);
        }
      }
    }
  }
}
