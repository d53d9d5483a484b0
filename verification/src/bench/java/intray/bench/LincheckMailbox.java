package intray.bench;

import intray.kernel.Mailbox;
import intray.peers.Seen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * The kernel's mailbox in Lincheck's model checking mode: the same scripts as in {@code
 * MailboxHarness}, the same class, the same outcomes told. A process of its own, which says what
 * Lincheck has seen as {@link Seen#text}.
 */
public final class LincheckMailbox {
  /** A property, since Lincheck makes a new object for each interleaving, without arguments. */
  private static final int BOUND = Integer.getInteger("intray.bound", 1);

  private final Mailbox<Integer> mailbox = new Mailbox<>(BOUND, 1);

  /** Made by Lincheck. */
  public LincheckMailbox() {}

  /**
   * Offers a message.
   *
   * @param message which
   * @return whether it was accepted
   */
  @Operation
  public boolean offer(@Param(gen = IntGen.class) int message) {
    return mailbox.offer(message);
  }

  /**
   * Polls.
   *
   * @return a message, or null
   */
  @Operation(nonParallelGroup = "reader")
  public Integer poll() {
    return mailbox.poll();
  }

  /**
   * Runs Lincheck.
   *
   * @param args how many interleavings it may run, and the scripts: of the reader, of each writer
   * @throws NoSuchMethodException never
   */
  public static void main(String[] args) throws NoSuchMethodException {
    int limit = Integer.parseInt(args[0]);
    String violation = "";
    try {
      new ModelCheckingOptions()
          .iterations(0) // no scenarios of its own
          .addCustomScenario(scenario(Arrays.asList(args).subList(1, args.length)))
          .invocationsPerIteration(limit)
          .minimizeFailedScenario(false)
          .sequentialSpecification(AtomicBox.class)
          .verifier(Witness.class)
          .check(LincheckMailbox.class);
    } catch (AssertionError e) {
      violation = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("fails");
    }
    boolean cut = violation.isEmpty() && Witness.invocations >= limit;
    System.out.println(
        new Seen(
                Witness.invocations,
                Witness.OUTCOMES,
                cut ? "stopped at " + limit + " invocations" : "",
                violation,
                "")
            .text());
  }

  private static ExecutionScenario scenario(List<String> scripts) throws NoSuchMethodException {
    Actor poll = new Actor(LincheckMailbox.class.getMethod("poll"), List.of());
    List<List<Actor>> threads = new ArrayList<>();
    List<Actor> after = new ArrayList<>();
    for (int thread = 0; thread < scripts.size(); thread++) {
      List<Actor> actors = new ArrayList<>();
      for (char letter : scripts.get(thread).toCharArray()) {
        switch (letter) {
          case 'p' -> actors.add(poll);
          case 'o' -> {
            int message = 10 * thread + actors.size() + 1;
            actors.add(
                new Actor(LincheckMailbox.class.getMethod("offer", int.class), List.of(message)));
            after.add(poll); // at the end, what was left
          }
          default -> throw new IllegalArgumentException(scripts.get(thread));
        }
      }
      threads.add(actors);
    }
    return new ExecutionScenario(List.of(), threads, after, null);
  }

  /** What a mailbox is, for one thread. */
  public static final class AtomicBox {
    private final Queue<Integer> messages = new ArrayDeque<>();

    /** Made by Lincheck. */
    public AtomicBox() {}

    /**
     * Offers a message.
     *
     * @param message which
     * @return whether it was accepted
     */
    public boolean offer(int message) {
      return messages.size() < BOUND && messages.add(message);
    }

    /**
     * Polls.
     *
     * @return a message, or null
     */
    public Integer poll() {
      return messages.poll();
    }
  }

  /** Is told how each interleaving ended; counts them, and lets Lincheck's own verifier judge. */
  public static final class Witness implements Verifier {
    private static final Set<String> OUTCOMES = new TreeSet<>();
    private static int invocations;
    private final Verifier judge;

    /**
     * Made by Lincheck.
     *
     * @param specification the sequential one
     */
    public Witness(Class<?> specification) {
      judge = new LinearizabilityVerifier(specification);
    }

    @Override
    public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
      invocations++;
      StringBuilder outcome = new StringBuilder();
      for (List<ResultWithClock> thread : results.getParallelResultsWithClock()) {
        thread.forEach(result -> outcome.append(shown(result.getResult())));
        outcome.append(' ');
      }
      outcome.append('[');
      for (LincheckResult left : results.getPostResults()) {
        outcome.append(shown(left).replace("-", ""));
      }
      OUTCOMES.add(outcome.append(']').toString());
      return judge.verifyResults(scenario, results);
    }

    private static String shown(LincheckResult result) {
      String text = result.toString();
      return switch (text) {
        case "true" -> "y";
        case "false" -> "n";
        case "null" -> "-";
        default -> "<" + text + ">";
      };
    }
  }
}
