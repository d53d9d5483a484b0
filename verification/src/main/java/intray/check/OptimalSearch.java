package intray.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * Explores one execution of each Mazurkiewicz trace and no more: optimal dynamic partial order
 * reduction with wakeup trees. Dependence is that of {@link Touch}. No state is remembered, so
 * memory grows with the length of an execution.
 *
 * <p>Source: Abdulla, Aronis, Jonsson, Sagonas, "Source sets: a foundation for optimal dynamic
 * partial order reduction", JACM 2017, algorithm 2; the answers to a choice are treated as
 * different moves of one component. Local histories are {@linkplain Forgetting forgotten} when
 * there are too many.
 *
 * <h2>Several workers</h2>
 *
 * Who has nothing to do gets the node nearest to the root from which another has more than one
 * branch to explore. From then on the nodes on the way there are {@linkplain SharedNode shared},
 * since the races that either finds below may be reversed at any of them. At a shared node the
 * branches are in the order of the wakeup tree, in which they are taken, and all that were taken
 * before a branch sleep in it, as they do if there is one worker. But then they are over by that
 * time, and each execution that begins with the branch and wakes one of them was planned, below the
 * branch. So a worker is alone only with what begins so that all that sleeps is over. Before that
 * it follows what is planned, and the nodes on its way are shared from the start, and <i>open</i>:
 * there nothing is tried that was not planned, and a plan that another makes meanwhile for one of
 * them still gets there. At the end of a plan nothing sleeps any more, because only what could not
 * start with a sleeper was planned; so a worker always gets to where it can be alone. A plan that
 * could start with any other branch that was taken is dropped, whether that is over or not.
 *
 * <ul>
 *   <li>Every trace is explored. By induction on the height of a node: all that could not start
 *       with what sleeps there is explored from it. Assume that such a trace could start with no
 *       branch. Take, of all branches and of all that sleeps there, the move that is independent of
 *       the longest beginning of the trace. What follows that beginning races with the move, and
 *       what starts with the move, the beginning and that event is explored, from here or from the
 *       node where the move was a branch: nothing that sleeps there could be its start, for that
 *       were independent of more. So the race was reversed, and the plan starts with that beginning
 *       and the event. It was inserted here, or dropped for a branch with which the plan could
 *       start; so could the trace, or else that branch were independent of more. Where the move
 *       only sleeps here, the plan was made before somebody was alone here, or gets to this open
 *       node. If the trace can start with branches, the first of them that was taken does not leave
 *       it out, since all that sleeps there was taken earlier or slept before. Nowhere it is asked
 *       which worker returns first; and who plans for a node has yet to come back there and takes
 *       what it finds.
 *   <li>No trace is explored twice: of two branches the earlier sleeps in the later until something
 *       conflicts with it.
 *   <li>None is begun in vain: what is planned below a branch could not start with those taken
 *       before, or else would have been dropped, nor with those before it in the tree, or else
 *       would be below them.
 * </ul>
 */
final class OptimalSearch implements Search {
  /** Not given up before all is explored, or the budget is spent. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  private final int workers;
  private final long mostEvents;
  private final long mostHistories;

  /** A search that goes as far as its budget, by one worker. */
  OptimalSearch() {
    this(1, UNBOUNDED);
  }

  /**
   * A search that gives up after so many events, or when an execution is cut off, by one worker:
   * for who only wants to know whether there is little to explore.
   */
  OptimalSearch(long mostEvents) {
    this(1, mostEvents);
  }

  /**
   * Likewise.
   *
   * @param workers how many threads explore; one, if it may give up
   */
  OptimalSearch(int workers, long mostEvents) {
    this(workers, mostEvents, UNBOUNDED);
  }

  /**
   * Likewise.
   *
   * @param mostHistories how many local histories it remembers; {@link #UNBOUNDED} for as many as
   *     there is memory for
   */
  OptimalSearch(int workers, long mostEvents, long mostHistories) {
    this.workers = mostEvents == UNBOUNDED ? workers : 1;
    this.mostEvents = mostEvents;
    this.mostHistories = mostHistories;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Exploration explore(Model model, Level level, Budget budget) {
    if (level == Level.ROUND_ROBIN || model.watchesStates()) {
      return new StateSearch(workers).explore(model, level, budget);
    }
    // A planted fault is one of the search by one worker.
    boolean alone = workers == 1 || model.flaw != Flaw.NONE;
    return model.learning(
        () -> alone ? exploreAlone(model, level, budget) : exploreTogether(model, level, budget));
  }

  private Exploration exploreAlone(Model model, Level level, Budget budget) {
    Exploration result = budget.exploration();
    Spending spending = new Spending(budget, new AtomicLong(), true, mostEvents);
    new OptimalWalk(model, level, spending, result, new SharedTree(1), forgetting(model, budget))
        .explore();
    result.limits(budget);
    return result;
  }

  private Exploration exploreTogether(Model model, Level level, Budget budget) {
    Exploration result = budget.exploration();
    AtomicLong executions = new AtomicLong();
    SharedTree shared = new SharedTree(workers);
    Forgetting forgetting = forgetting(model, budget);
    result.outcomes = new Outcomes(model);
    List<Exploration> parts = new ArrayList<>();
    for (int k = 0; k < workers; k++) {
      Exploration part = new Exploration(level);
      part.outcomes = new Outcomes(model);
      parts.add(part);
    }
    try {
      IntConsumer work =
          number -> {
            try {
              Spending spending = new Spending(budget, executions, false, mostEvents);
              explore(
                  number,
                  new OptimalWalk(model, level, spending, parts.get(number), shared, forgetting),
                  shared);
            } finally {
              shared.end();
            }
          };
      model.beside(() -> new Workers(workers).run(work));
    } catch (OutOfMemoryError e) {
      gather(parts, result); // what filled the memory is out of reach by now
      throw e;
    }
    gather(parts, result);
    result.limits(budget);
    return result;
  }

  private Forgetting forgetting(Model model, Budget budget) {
    return new Forgetting(
        model, mostHistories == UNBOUNDED ? Forgetting.most(budget) : mostHistories);
  }

  private static void gather(List<Exploration> parts, Exploration result) {
    for (Exploration part : parts) {
      result.executions += part.executions;
      result.redundant += part.redundant;
    }
    result.addAll(parts);
  }

  /** The first worker begins, and the others wait for branches. */
  private static void explore(int number, OptimalWalk walk, SharedTree shared) {
    if (number == 0) {
      walk.explore();
    }
    SharedNode node = shared.await();
    while (node != null) {
      walk.explore(node);
      node = shared.await();
    }
  }
}
