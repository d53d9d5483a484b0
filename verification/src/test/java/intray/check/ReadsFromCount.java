package intray.check;

import intray.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts reads-from classes the slow way: walks every interleaving of single operations, notes of
 * each take and read which send and publication it reads from, and counts how many different notes
 * there are. Knows nothing of how values are numbered.
 */
final class ReadsFromCount {
  private final Model model;
  private final Moves moves;
  private final long limit;
  private final Set<String> classes = new HashSet<>();
  private long executions;

  private ReadsFromCount(Model model, long limit) {
    this.model = model;
    this.moves = new ParallelMoves(model, ParallelMoves.Eager.NONE);
    this.limit = limit;
  }

  /** The number of classes at the parallel level, or -1 if there are more interleavings. */
  static long of(Model model, long limit) {
    while (true) {
      try {
        ReadsFromCount count = new ReadsFromCount(model, limit);
        count.moves.record(true);
        int[] start = count.moves.start();
        count.walk(start, count.moves.events());
        return count.executions > limit ? -1 : count.classes.size();
      } catch (Model.Learnt e) {
        // again
      }
    }
  }

  private void walk(int[] state, List<Event> events) {
    if (executions > limit) {
      return;
    }
    boolean[] any = new boolean[1];
    moves.expand(
        state,
        (component, next) -> {
          any[0] = true;
          List<Event> longer = new ArrayList<>(events);
          longer.addAll(moves.events());
          // The moves keep one list for the events of a move, so it is read before walking on.
          walk(next, longer);
        });
    if (!any[0]) {
      executions++;
      classes.add(signature(events));
    }
  }

  private String signature(List<Event> events) {
    Wiring wiring = model.wiring;
    Map<Integer, Integer> sent = new HashMap<>();
    Map<Integer, Integer> published = new HashMap<>();
    Map<Integer, List<String>> boxes = new HashMap<>();
    Map<Integer, StringBuilder> read = new HashMap<>();
    for (Event event : events) {
      StringBuilder log = read.computeIfAbsent(event.component(), c -> new StringBuilder());
      Operation operation = event.operation();
      int box = operation.box();
      switch (operation.kind()) {
        case SEND, OFFER -> {
          int inbox = wiring.target(box);
          log.append(event.answer());
          if (event.answer() == 1 && inbox != Wiring.NOBODY) {
            int k = sent.merge(box, 1, Integer::sum);
            boxes.computeIfAbsent(inbox, i -> new ArrayList<>()).add(box + "#" + k);
          }
        }
        case TAKE, POLL -> {
          List<String> content = boxes.getOrDefault(box, new ArrayList<>());
          log.append(content.isEmpty() ? "nothing" : content.remove(0));
        }
        case PUBLISH -> published.merge(box, 1, Integer::sum);
        case READ -> log.append("version ").append(published.getOrDefault(box, 0));
        default -> log.append(event.answer());
      }
      log.append(';');
    }
    boxes.values().removeIf(List::isEmpty);
    return read + "|" + boxes;
  }
}
