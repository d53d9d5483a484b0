package intray.check;

import java.util.BitSet;
import java.util.LinkedHashMap;

/** Visits each global state once; see {@link DepthFirst}. */
final class StateSearch implements Search {
  private static final BitSet NOBODY = new BitSet();

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN) {
      return new RoundRobin(model, budget).explore();
    }
    while (true) {
      try {
        return explore(model, Search.moves(model, level), budget);
      } catch (Model.Learnt e) {
        // from the start, knowing more
      }
    }
  }

  private static Exploration explore(Model model, Moves moves, Budget budget) {
    Exploration result = budget.exploration();
    States states = new States(model, moves, result);
    DepthFirst walk = new DepthFirst(states, budget);
    walk.run();
    result.executions = walk.executions();
    result.states = walk.states();
    result.stateBytes = walk.bytes();
    result.limits(budget);
    if (model.equivalence == Equivalence.READS_FROM && result.bound == null) {
      result.readsFrom = states.classes.size();
    }
    return result;
  }

  /** A level of a model, as what a search walks. Local histories only grow, so it has no cycles. */
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
      return model.width;
    }

    @Override
    public int[] start() {
      int[] state = moves.start();
      note(state);
      return state;
    }

    @Override
    public void expand(int[] state, Visitor visitor) {
      moves.expand(
          state,
          (component, next) -> {
            note(next);
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
