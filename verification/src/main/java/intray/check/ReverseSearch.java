package intray.check;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Explores each Mazurkiewicz trace, and each prefix of one, exactly once, and remembers nothing but
 * the path to where it is: so it can be {@linkplain Checkpoint written down} and taken up again. Of
 * all events with which a prefix could end one is chosen by a rule, and a prefix is followed only
 * when it was reached by that; so the prefixes are the nodes of a tree. It visits more of them than
 * the search with wakeup trees, and about as many as there are states.
 *
 * <p>Where something is declared about states, every order of moves is walked instead, since traces
 * do not show every state.
 *
 * <p>Source: Avis, Fukuda, "Reverse search for enumeration", Discrete Applied Mathematics 65, 1996.
 */
final class ReverseSearch implements Search {
  private final Checkpoint checkpoint;

  ReverseSearch(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN) {
      return new RoundRobin(model, budget).explore();
    }
    SearchLog log = checkpoint.log(level);
    Walk walk = new Walk(model, level, budget, log);
    walk.replay();
    while (true) {
      try {
        return walk.run(checkpoint);
      } catch (Model.Learnt e) {
        log.learnt(walk.path());
        walk = new Walk(model, level, budget, log);
      }
    }
  }

  private static final class Walk {
    private static final int MOST_EVENTS = 1_000_000;
    private static final BitSet NOBODY = new BitSet();

    private final Model model;
    private final Level level;
    private final Budget budget;
    private final SearchLog log;
    private final Ends ends;
    private Exploration result;
    private EndStates endStates;
    private MovePath path;

    /** By depth, the next move to try; what was taken is one less. */
    private int[] next = new int[64];

    private int trying;
    private long known = -1;

    Walk(Model model, Level level, Budget budget, SearchLog log) {
      this.model = model;
      this.level = level;
      this.budget = budget;
      this.log = log;
      this.ends = new Ends(model);
      this.result = budget.exploration();
      this.endStates = new EndStates(model, result);
      this.path = newPath();
    }

    private MovePath newPath() {
      return model.watchesStates()
          ? new SequencePath(model, level, fault -> result.add(fault))
          : new TracePath(model, level, MOST_EVENTS, local -> result.add(ends.fault(local)));
    }

    /** The moves taken, with the one that is being tried. */
    int[] path() {
      int[] taken = new int[trying];
      for (int k = 0; k < trying; k++) {
        taken[k] = next[k] - 1;
      }
      return taken;
    }

    /** Does again what taught or found something. */
    void replay() {
      try {
        log.forEach((moves, lesson) -> replay(moves, lesson == 1));
      } catch (IndexOutOfBoundsException e) {
        throw Checkpoint.doesNotFit();
      }
    }

    private void replay(int[] moves, boolean lesson) {
      try {
        path.start();
        for (int move : moves) {
          path.push(move);
        }
        noteEnd();
      } catch (Model.Learnt e) {
        if (!lesson) {
          throw Checkpoint.doesNotFit();
        }
      }
      if (lesson) {
        result = budget.exploration();
        endStates = new EndStates(model, result);
        path = newPath();
      }
    }

    Exploration run(Checkpoint checkpoint) {
      trying = 0;
      path.start();
      result.executions = log.executions();
      int[] position = log.position();
      if (position == null) {
        next[0] = 0;
        arrive();
        log.add(new int[0]);
      } else {
        goTo(position);
      }
      known = size();
      boolean complete = log.isComplete();
      while (!complete) {
        int depth = path.depth();
        boolean goesOn = next[depth] < path.moves();
        if (budget.isSpent(0, result.executions + (goesOn ? 1 : 0))) {
          break;
        } else if (goesOn) {
          descend(depth);
        } else if (depth > 0) {
          path.pop();
        } else {
          complete = true;
        }
        if (checkpoint.isDue()) {
          log.at(snapshot(), result.executions, complete);
          checkpoint.write();
        }
      }
      log.at(snapshot(), result.executions, complete);
      checkpoint.write();
      result.limits(budget);
      return result;
    }

    private int[] snapshot() {
      return Arrays.copyOf(next, path.depth() + 1);
    }

    private void goTo(int[] position) {
      next = Arrays.copyOf(position, Math.max(64, 2 * position.length));
      try {
        for (int k = 0; k + 1 < position.length; k++) {
          path.push(position[k] - 1);
        }
      } catch (IndexOutOfBoundsException | Model.Learnt e) {
        throw Checkpoint.doesNotFit();
      }
    }

    private void descend(int depth) {
      int move = next[depth]++;
      trying = depth + 1;
      path.push(move);
      if (path.isFollowed()) {
        if (depth + 1 == next.length) {
          next = Arrays.copyOf(next, 2 * next.length);
        }
        next[depth + 1] = 0;
        arrive();
      } else {
        path.pop();
      }
      if (size() != known) {
        known = size();
        log.add(path());
      }
    }

    /** Whatever the result depends on has grown if this has. */
    private long size() {
      return model.histories() + result.outcomes.size() + result.faults.size();
    }

    private void arrive() {
      if (budget.isTooLong(path.events())) {
        next[path.depth()] = Integer.MAX_VALUE;
        result.executions++;
      } else if (path.moves() == 0) {
        result.executions++;
        noteEnd();
      }
    }

    private void noteEnd() {
      if (path.moves() == 0) {
        endStates.add(path.state(), NOBODY);
      }
    }
  }
}
