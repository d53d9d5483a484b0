package intray.explore;

import intray.check.Bounds;
import intray.check.DepthFirst;
import intray.explore.scheduled.Execution.Kind;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Explores all sequentially consistent interleavings of a harness over the kernel, by running their
 * real bytecode. Each thread is one deterministic process: its accesses to what threads share are
 * its operations, and its code runs alone, once for each new sequence of their answers.
 */
public final class Explorer {
  private static final List<String> PACKAGES = List.of("intray.kernel.", "intray.harness.");
  private static final int CELLS = 16;

  private final Bounds bounds;
  private final RewritingLoader loader;
  private final Sharing least;

  /**
   * An explorer.
   *
   * @param bounds where to stop; that on steps is one on the accesses of each thread
   * @param first directories with classes of the kernel that take the place of the real ones
   */
  public Explorer(Bounds bounds, Path... first) {
    this(bounds, Sharing.OWN, first);
  }

  /**
   * An explorer that may reduce nothing.
   *
   * @param least CONTENDED to schedule every access, whoever else uses the cell
   */
  Explorer(Bounds bounds, Sharing least, Path... first) {
    this.bounds = bounds;
    this.least = least;
    this.loader = new RewritingLoader(PACKAGES, List.of(first));
  }

  /**
   * Explores a harness.
   *
   * @param harness the name of its class
   * @param args its arguments
   * @return what was seen
   * @throws ExploreException if the harness or the kernel does what is not scheduled
   */
  public Explored explore(String harness, String... args) {
    long began = cpuNanos();
    Map<String, Sharing> learnt = new HashMap<>();
    int cells = CELLS;
    while (true) {
      try {
        return new Run(loader, harness, args, learnt, cells).run(began);
      } catch (Interleavings.TooNarrow e) {
        cells += cells / 2;
      } catch (Memory.Learnt e) {
        // from the start, knowing more
      }
    }
  }

  /**
   * Explores a harness of a file.
   *
   * @param file which
   * @return what was seen
   */
  public Explored explore(HarnessFile file) {
    return explore(file.harness(), file.args().toArray(new String[0]));
  }

  /**
   * Explores programs with a bug that is invisible to who does not see atomics, monitors, permits
   * or publication as they are. Nothing counts that is said by an explorer which does not convict
   * all of them.
   *
   * @return what was seen of each, by name
   * @throws ExploreException if one gets away
   */
  public Map<String, Explored> convictCanaries() {
    Map<String, Explored> convicted = new LinkedHashMap<>();
    for (String name : HarnessFile.CANARIES) {
      HarnessFile canary = HarnessFile.canary(name);
      Explored seen = explore(canary);
      if (!seen.isExhaustive() || !seen.outcomeSet().equals(canary.outcomes())) {
        throw new ExploreException(
            "the canary "
                + name
                + " is not convicted, so nothing that is explored counts: expected "
                + canary.outcomes()
                + ", saw "
                + seen.outcomeSet()
                + " "
                + seen.doubt());
      }
      convicted.put(name, seen);
    }
    return convicted;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private final class Run {
    private final Program program;
    private final Interleavings interleavings;
    private final DepthFirst walk;
    private final Map<String, List<String>> outcomes = new TreeMap<>();
    private boolean cut;

    Run(ClassLoader loader, String harness, String[] args, Map<String, Sharing> learnt, int cells) {
      Memory memory = new Memory(learnt, least);
      program = Program.make(loader, harness, args, memory);
      interleavings = new Interleavings(memory, program, cells, bounds.steps(), this::ended);
      walk = new DepthFirst(interleavings, bounds.withSteps(Integer.MAX_VALUE));
    }

    Explored run(long began) {
      walk.run();
      String doubt = walk.bound() == null ? "" : String.valueOf(walk.bound());
      if (doubt.isEmpty() && cut) {
        doubt = "steps=" + bounds.steps();
      }
      if (doubt.isEmpty() && outcomes.isEmpty()) {
        doubt = "no outcome at all";
      }
      long histories = 0;
      for (int t = 0; t < program.threads(); t++) {
        histories += interleavings.histories(t).size();
      }
      return new Explored(
          outcomes, walk.executions(), walk.states(), histories, doubt, (cpuNanos() - began) / 1e9);
    }

    private void ended(int[] state) {
      String outcome = "";
      boolean stuck = false;
      for (int t = 0; t < program.threads() && outcome.isEmpty(); t++) {
        Access access = interleavings.history(state, t).access;
        switch (access.kind) {
          case FAIL -> outcome = "!" + access.text;
          case CUT -> {
            cut = true;
            return;
          }
          case END -> {
            // as it should
          }
          default -> stuck = true;
        }
      }
      if (outcome.isEmpty()) {
        outcome = stuck ? "!deadlock" : interleavings.outcome(state);
      }
      if (!outcomes.containsKey(outcome)) {
        outcomes.put(outcome, schedule(state));
      }
    }

    private List<String> schedule(int[] end) {
      List<String> lines = new ArrayList<>();
      List<int[]> path = walk.path();
      int last = -1;
      for (int k = 1; k < path.size(); k++) {
        for (Interleavings.Event event : interleavings.events(path.get(k - 1), path.get(k))) {
          if (event.before().access.kind != Kind.PUBLISH) {
            lines.add(
                (event.thread() == last ? "" : program.thread(event.thread()) + "\n")
                    + text(event));
            last = event.thread();
          }
        }
      }
      for (int t = 0; t < program.threads(); t++) {
        History history = interleavings.history(end, t);
        if (!history.access.isEnd()) {
          lines.add(program.thread(t) + " waits for ever: " + text(t, history));
        }
      }
      return lines;
    }

    private String text(Interleavings.Event event) {
      Access access = event.before().access;
      String answer =
          switch (access.kind) {
            case GET, GET_AND_ADD, GET_AND_SET -> " → " + program.value(event.answer());
            case COMPARE_AND_SET -> event.answer() == 0 ? " → no" : " → yes";
            default -> "";
          };
      return text(event.thread(), event.before()) + answer;
    }

    private String text(int thread, History history) {
      Access access = history.access;
      String cell = program.name(Objects.requireNonNull(access.cell));
      String what =
          switch (access.kind) {
            case GET -> "get " + cell;
            case SET, PUBLISH -> "set " + cell + " = " + program.value(access.operand);
            case COMPARE_AND_SET ->
                "compare "
                    + cell
                    + " with "
                    + program.value(access.operand)
                    + " and set "
                    + program.value(access.update);
            case GET_AND_SET -> "exchange " + cell + " for " + program.value(access.operand);
            case GET_AND_ADD -> "add " + program.value(access.operand) + " to " + cell;
            case LOCK -> "lock " + cell;
            case UNLOCK -> "unlock " + cell;
            case PARK -> "park";
            case UNPARK -> "unpark " + cell.substring(0, cell.lastIndexOf('.'));
            case END, FAIL, CUT -> throw new AssertionError(access.kind);
          };
      return "  " + interleavings.histories(thread).where(history) + "  " + what;
    }
  }
}
