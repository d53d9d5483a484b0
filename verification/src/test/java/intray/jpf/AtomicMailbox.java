package intray.jpf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a mailbox harness may answer if each operation of the mailbox is one step: all orders, tried
 * one by one on a list. The kernel is linearizable if it answers the same.
 */
public final class AtomicMailbox {
  private final int bound;
  private final String[] scripts;
  private final Set<String> outcomes = new TreeSet<>();

  private AtomicMailbox(List<String> args) {
    int given = Integer.parseInt(args.get(0));
    bound = given == 0 ? Integer.MAX_VALUE : given;
    scripts = args.subList(1, args.size()).toArray(new String[0]);
  }

  /** The outcomes of a harness with these arguments. */
  public static Set<String> outcomes(List<String> args) {
    AtomicMailbox all = new AtomicMailbox(args);
    all.extend(new ArrayList<>(), new int[all.scripts.length]);
    return all.outcomes;
  }

  /** Continues an order of operations, given as the numbers of their threads, in every way. */
  private void extend(List<Integer> order, int[] done) {
    boolean ended = true;
    for (int t = 0; t < scripts.length; t++) {
      if (done[t] < scripts[t].length()) {
        ended = false;
        done[t]++;
        order.add(t);
        extend(order, done);
        order.remove(order.size() - 1);
        done[t]--;
      }
    }
    if (ended) {
      outcomes.add(replay(order));
    }
  }

  private String replay(List<Integer> order) {
    Deque<Integer> box = new ArrayDeque<>();
    StringBuilder[] answers = new StringBuilder[scripts.length];
    int[] next = new int[scripts.length];
    int[] sent = new int[scripts.length];
    int closed = 0;
    for (int t = 0; t < answers.length; t++) {
      answers[t] = new StringBuilder();
    }
    for (int t : order) {
      char operation = scripts[t].charAt(next[t]++);
      boolean drained = box.isEmpty() && closed == scripts.length - 1;
      boolean space = box.size() < bound;
      switch (operation) {
        case 'p' -> answers[t].append(box.isEmpty() ? "-" : "<" + box.poll() + ">");
        case 'e' -> answers[t].append(box.isEmpty() ? 'e' : 'm');
        case 'd' -> answers[t].append(drained ? 'd' : 'u');
        case 's' -> answers[t].append(space ? 's' : 'f');
        case 'c' -> closed++;
        case 'o' -> {
          answers[t].append(space ? 'y' : 'n');
          int message = 10 * t + ++sent[t];
          if (space) {
            box.add(message);
          }
        }
        default -> throw new IllegalArgumentException(scripts[t]);
      }
    }
    StringBuilder outcome = new StringBuilder();
    for (StringBuilder answer : answers) {
      outcome.append(answer.length() == 0 ? "." : answer).append(' ');
    }
    outcome.append('[');
    for (int left : box) {
      outcome.append('<').append(left).append('>');
    }
    return outcome + "]" + (closed == scripts.length - 1 ? " drained" : "");
  }
}
