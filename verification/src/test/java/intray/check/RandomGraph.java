package intray.check;

import intray.Box;
import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small graph decoded from a list of numbers, so that jqwik can generate and shrink it.
 * Components are scripts; each keeps a log of all the answers it got and sends it to an output of
 * its own at the end, so outcomes tell local histories apart.
 */
final class RandomGraph {
  private final int[] genes;
  private int at;

  /**
   * Drawn before the scripts, so that short lists too have links to different boxes, and bounds.
   */
  private final int[] early = new int[12];

  /** What may occur in a script. */
  record Features(
      int components, int steps, boolean pause, boolean take, boolean choose, boolean bounds) {
    static final Features ALL = new Features(3, 2, true, true, true, true);
  }

  private record Shape(
      int inboxes, int outboxes, boolean publishes, boolean reads, List<ScriptStep> steps) {}

  private record ScriptStep(List<int[]> operations, int end, int box) {}

  private RandomGraph(List<Integer> genes) {
    this.genes = genes.stream().mapToInt(Integer::intValue).toArray();
  }

  static Graph decode(List<Integer> genes, Features features) {
    return new RandomGraph(genes).decode(features);
  }

  /**
   * The next number below n; a list that has run out goes on with zeros, which are the simplest
   * choices.
   */
  private int next(int n) {
    return at < genes.length ? Math.floorMod(genes[at++], n) : 0;
  }

  private Graph decode(Features features) {
    int n = 2 + next(features.components() - 1);
    List<Shape> shapes = new ArrayList<>();
    int publisher = next(n + 1) - 1;
    for (int k = 0; k < early.length; k++) {
      early[k] = next(60);
    }
    for (int c = 0; c < n; c++) {
      int inboxes = next(3) == 0 ? 0 : 1 + next(2);
      int outboxes = next(4) == 0 ? 0 : 1 + next(2);
      boolean publishes = publisher == c;
      boolean reads = publisher >= 0 && !publishes && next(2) == 1;
      List<ScriptStep> steps = new ArrayList<>();
      int count = 1 + next(features.steps());
      for (int s = 0; s < count; s++) {
        List<int[]> operations = new ArrayList<>();
        int length = next(4);
        for (int k = 0; k < length; k++) {
          operations.add(new int[] {next(9), next(2)});
        }
        steps.add(new ScriptStep(operations, next(5), next(2)));
      }
      shapes.add(new Shape(inboxes, outboxes, publishes, reads, steps));
    }
    return wire(shapes, publisher, features);
  }

  private Graph wire(List<Shape> shapes, int publisher, Features features) {
    GraphBuilder graph = Graph.named("random");
    if (publisher >= 0) {
      graph.notice("x", 0);
    }
    List<String> inboxes = new ArrayList<>();
    for (int c = 0; c < shapes.size(); c++) {
      Shape shape = shapes.get(c);
      graph.component("c" + c, ports -> new Script(ports, shape, features));
      graph.output("log" + c).link("c" + c + ".log", "log" + c);
      for (int i = 0; i < shape.inboxes(); i++) {
        inboxes.add("c" + c + ".in" + i);
      }
    }
    List<String> linked = new ArrayList<>();
    for (int c = 0; c < shapes.size(); c++) {
      for (int o = 0; o < shapes.get(c).outboxes(); o++) {
        if (inboxes.isEmpty()) {
          graph.unused("c" + c + ".out" + o);
        } else {
          String inbox = inboxes.get(early[linked.size() % 8] % inboxes.size());
          graph.link("c" + c + ".out" + o, inbox);
          linked.add(inbox);
        }
      }
    }
    for (String inbox : inboxes) {
      if (!linked.contains(inbox)) {
        graph.unused(inbox);
      } else if (features.bounds() && early[8 + inboxes.indexOf(inbox) % 4] % 2 == 1) {
        graph.bound(inbox, 1 + early[8 + inboxes.indexOf(inbox) % 4] / 45);
      }
    }
    return graph.build();
  }

  /** Plays its script once, then sends its log and is done. */
  private static final class Script implements Component {
    private final Shape shape;
    private final Features features;
    private final Ports ports;
    private final List<Inbox<Object>> inboxes = new ArrayList<>();
    private final List<Outbox<Object>> outboxes = new ArrayList<>();
    private final Outbox<Object> out;
    private final Notice.@Nullable Publisher<Integer> publisher;
    private final @Nullable Notice<Integer> notice;
    private final List<Boolean> closed = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();
    private int step;
    private int sent;

    Script(Ports ports, Shape shape, Features features) {
      this.ports = ports;
      this.shape = shape;
      this.features = features;
      for (int i = 0; i < shape.inboxes(); i++) {
        inboxes.add(ports.inbox("in" + i));
      }
      for (int o = 0; o < shape.outboxes(); o++) {
        outboxes.add(ports.outbox("out" + o));
        closed.add(false);
      }
      publisher = shape.publishes() ? ports.publisher("x") : null;
      notice = shape.reads() ? ports.notice("x") : null;
      out = ports.outbox("log");
    }

    @Override
    public Step next() {
      if (step == shape.steps().size()) {
        out.send(log.toString());
        return Step.DONE;
      }
      ScriptStep now = shape.steps().get(step++);
      for (int[] operation : now.operations()) {
        perform(operation[0], operation[1]);
      }
      log.append('|');
      return end(now);
    }

    private void perform(int kind, int box) {
      Inbox<Object> in = inboxes.isEmpty() ? null : inboxes.get(box % inboxes.size());
      int o = outboxes.isEmpty() ? -1 : box % outboxes.size();
      switch (kind) {
        case 0, 1 -> send(o, false);
        case 2 -> {
          if (in != null) {
            log.append(in.poll()).append(' ');
          }
        }
        case 3 -> {
          if (in != null) {
            log.append(in.isEmpty() ? "e " : "n ");
          }
        }
        case 4 -> {
          if (in != null) {
            log.append(in.isDrained() ? "d " : "o ");
          }
        }
        case 5 -> {
          if (o >= 0) {
            outboxes.get(o).close();
            closed.set(o, true);
          }
        }
        case 6 -> {
          if (publisher != null) {
            publisher.publish(++sent);
          } else if (notice != null) {
            log.append('r').append(notice.read()).append(' ');
          }
        }
        case 7 -> {
          if (features.choose()) {
            log.append('?').append(ports.choose(2)).append(' ');
          }
        }
        default -> {
          if (in != null && features.take()) {
            log.append(in.take()).append(' ');
          } else {
            send(o, true);
          }
        }
      }
    }

    private void send(int o, boolean must) {
      if (o >= 0 && !closed.get(o)) {
        String message = "m" + sent++;
        if (must) {
          outboxes.get(o).send(message);
        } else {
          log.append(outboxes.get(o).offer(message) ? "" : "full ");
        }
      }
    }

    private Step end(ScriptStep now) {
      List<Box> boxes = new ArrayList<>();
      boxes.addAll(inboxes);
      boxes.addAll(outboxes);
      return switch (now.end()) {
        case 0, 1 -> Step.CONTINUE;
        case 2 -> features.pause() ? Step.PAUSE : Step.CONTINUE;
        case 3 -> boxes.isEmpty() ? Step.CONTINUE : Step.await(boxes.get(now.box() % boxes.size()));
        default ->
            boxes.size() < 2
                ? Step.CONTINUE
                : Step.await(boxes.get(0), boxes.get(1 + now.box() % (boxes.size() - 1)));
      };
    }
  }
}
