package intray.check;

import java.util.BitSet;
import java.util.LinkedHashMap;

/**
 * Visits each global state once; see {@link DepthFirst}. Where histories are matched there may be
 * cycles; once one is met, the whole graph is built and examined for what can go on for ever.
 */
final class StateSearch implements Search {
  private static final BitSet NOBODY = new BitSet();

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
          Exploration walked = explore(model, Search.moves(model, level), budget);
          return walked.cyclic ? cycles(model, level, budget.anew()) : walked;
        });
  }

  private static Exploration explore(Model model, Moves moves, Budget budget) {
    Exploration result = budget.exploration();
    States states = new States(model, moves, result);
    DepthFirst walk = new DepthFirst(states, budget, model.matching == Matching.STATES);
    walk.run();
    result.cyclic = walk.isCyclic();
    result.executions = walk.executions();
    // At the round-robin level, as many as steps were taken.
    result.states = (long) walk.states() - (moves.level() == Level.ROUND_ROBIN ? 1 : 0);
    result.stateBytes = walk.bytes();
    result.limits(budget);
    if (model.equivalence == Equivalence.READS_FROM && result.bound == null) {
      result.readsFrom = states.classes.size();
    }
    return result;
  }

  private static Exploration cycles(Model model, Level level, Budget budget) {
    Moves moves = Search.moves(model, level, ParallelMoves.Eager.WITHIN_STEPS);
    StateGraph graph = new StateGraph(model, moves, budget);
    new Lassos(graph).find();
    graph.result.cyclic = true;
    return graph.result;
  }

  /** A level of a model, as what a search walks. */
  private static final class States implements StateSpace {
    private final Model model;
    private final Moves moves;
    private final Exploration result;
    private final Ends ends;
    private final EndStates endStates;

    /** The ends, as far as they tell who has read what. */
    private final StateSet classes;

    States(Model model, Moves moves, Exploration result) {
      this.model = model;
      this.moves = moves;
      this.result = result;
      this.ends = new Ends(model);
      this.endStates = new EndStates(model, result);
      if (model.flaw == Flaw.OUTCOMES_BY_IDENTITY) {
        result.outcomes = new LinkedHashMap<>();
        result.byIdentity = true;
      }
      this.classes = new StateSet(model.happened);
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
    public void end(int[] state) {
      if (model.equivalence == Equivalence.READS_FROM) {
        classes.add(state);
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
      for (Moves.Local found : moves.found()) {
        result.add(ends.fault(found));
      }
      if (!model.wiring.invariants().isEmpty()) {
        for (Ends.Fault fault : StateView.violated(model, state, model.wiring.invariants())) {
          result.add(fault);
        }
      }
    }
  }
}
