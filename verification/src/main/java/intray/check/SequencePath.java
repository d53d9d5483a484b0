package intray.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A path of which no other stands for: along all of them every state is visited, as it must be
 * where something is declared about states. What the states show is told when they are seen to be
 * next.
 */
final class SequencePath implements MovePath {
  private final Model model;
  private final Moves moves;
  private final Ends ends;
  private final Consumer<Ends.Fault> found;
  private final List<int[]> states = new ArrayList<>();

  /** By depth, what may come next. */
  private final List<List<int[]>> next = new ArrayList<>();

  /**
   * An execution without any move.
   *
   * @param found told what is wrong with states and what moves reveal, perhaps more than once
   */
  SequencePath(Model model, Level level, Consumer<Ends.Fault> found) {
    this.model = model;
    this.moves = Search.moves(model, level);
    this.ends = new Ends(model);
    this.found = found;
  }

  @Override
  public void start() {
    states.clear();
    next.clear();
    int[] start = moves.start();
    look(start);
    add(start);
  }

  private void add(int[] state) {
    List<int[]> successors = new ArrayList<>();
    moves.expand(
        state,
        (component, successor) -> {
          look(successor);
          successors.add(successor.clone());
        });
    states.add(state);
    next.add(successors);
  }

  private void look(int[] state) {
    for (Moves.Local local : moves.found()) {
      found.accept(ends.fault(local));
    }
    StateView.violated(model, state, model.wiring.invariants()).forEach(found);
  }

  @Override
  public void push(int index) {
    add(next.get(depth()).get(index));
  }

  @Override
  public void pop() {
    states.remove(depth());
    next.remove(next.size() - 1);
  }

  @Override
  public int depth() {
    return states.size() - 1;
  }

  @Override
  public int events() {
    return depth();
  }

  @Override
  public int[] state() {
    return states.get(depth());
  }

  @Override
  public int moves() {
    return next.get(depth()).size();
  }

  @Override
  public boolean isFollowed() {
    return true;
  }
}
