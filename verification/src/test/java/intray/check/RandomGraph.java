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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small graph decoded from a list of numbers, so that jqwik can generate and shrink it.
 * Components are scripts; each keeps a log of all the answers it got and sends it to an output of
 * its own at the end, so outcomes tell local histories apart. Uses nothing that Java PathFinder
 * does not execute faithfully.
 */
public final class RandomGraph {
  private final int[] genes;
  private int at;

  /**
   * Drawn before the scripts, so that short lists too have links to different boxes, and bounds.
   */
  private final int[] early = new int[12];

  /** Who publishes the notice, or -1. */
  private int publisher = -1;

  /** The links and bounds, for people. */
  private final StringBuilder wiring = new StringBuilder();

  /**
   * What may occur in a graph.
   *
   * @param components at most so many, and at least 2
   * @param steps of a script, at most
   * @param pause whether steps may end with PAUSE
   * @param take whether there are takes, which may fail
   * @param choose whether there are choices
   * @param bounds whether inboxes may be bounded
   * @param memory what a script remembers of its answers
   */
  public record Features(
      int components,
      int steps,
      boolean pause,
      boolean take,
      boolean choose,
      boolean bounds,
      Memory memory) {
    /** Everything, in graphs that any engine but the slowest gets through. */
    public static final Features ALL = new Features(3, 2, true, true, true, true);

    /** Everything, in graphs for the slowest. */
    public static final Features TINY = new Features(2, 1, true, true, true, true);

    /** Scripts that remember all their answers. */
    public Features(
        int components, int steps, boolean pause, boolean take, boolean choose, boolean bounds) {
      this(components, steps, pause, take, choose, bounds, Memory.ALL);
    }

    /** The same with other memory. */
    Features with(Memory other) {
      return new Features(components, steps, pause, take, choose, bounds, other);
    }
  }

  /** What a script remembers of the answers that it got. */
  enum Memory {
    /** All, and tells it at the end. */
    ALL,
    /** Whether there were many, which it tells at the end; so different histories end alike. */
    LITTLE,
    /** Nothing; it plays its script again and again, until it sees a drained or non-empty inbox. */
    NOTHING
  }

  private record Shape(
      int inboxes, int outboxes, boolean publishes, boolean reads, List<ScriptStep> steps) {}

  private record ScriptStep(List<int[]> operations, int end, int box) {}

  private RandomGraph(List<Integer> genes) {
    this.genes = new int[genes.size()];
    for (int k = 0; k < this.genes.length; k++) {
      this.genes[k] = genes.get(k);
    }
  }

  /**
   * The graph of some numbers.
   *
   * @param genes any; what is left out is 0
   * @param features what may occur
   * @return the graph
   */
  public static Graph decode(List<Integer> genes, Features features) {
    return decode(genes, features, graph -> graph);
  }

  /** Likewise, where something more is declared about the graph, which has an output log0. */
  static Graph decode(
      List<Integer> genes, Features features, UnaryOperator<GraphBuilder> declared) {
    RandomGraph random = new RandomGraph(genes);
    List<Shape> shapes = random.shapes(features);
    return declared.apply(random.wire(shapes, features)).build();
  }

  /**
   * The same graph for people, without what its scripts have no box for.
   *
   * @param genes as above
   * @param features as above
   * @return scripts, links, bounds and genes
   */
  public static String describe(List<Integer> genes, Features features) {
    RandomGraph random = new RandomGraph(genes);
    List<Shape> shapes = random.shapes(features);
    random.wire(shapes, features);
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < shapes.size(); c++) {
      text.append('c').append(c).append(':');
      for (ScriptStep step : shapes.get(c).steps()) {
        for (int[] operation : step.operations()) {
          text.append(words(shapes.get(c), operation, features));
        }
        text.append(ending(shapes.get(c), step, features)).append(';');
      }
      text.append('\n');
    }
    return text.append(random.wiring).append("genes ").append(genes).toString();
  }

  private static String words(Shape shape, int[] operation, Features features) {
    boolean in = shape.inboxes() > 0;
    boolean out = shape.outboxes() > 0;
    String inbox = in ? " in" + operation[1] % shape.inboxes() : "";
    String outbox = out ? " out" + operation[1] % shape.outboxes() : "";
    return switch (operation[0]) {
      case 0, 1 -> out ? " offer" + outbox : "";
      case 2 -> in ? " poll" + inbox : "";
      case 3 -> in ? " isEmpty" + inbox : "";
      case 4 -> in ? " isDrained" + inbox : "";
      case 5 -> out ? " close" + outbox : "";
      case 6 -> shape.publishes() ? " publish" : shape.reads() ? " read" : "";
      case 7 -> features.choose() ? " choose" : "";
      default -> in && features.take() ? " take" + inbox : out ? " send" + outbox : "";
    };
  }

  private static String ending(Shape shape, ScriptStep step, Features features) {
    int boxes = shape.inboxes() + shape.outboxes();
    return switch (step.end()) {
      case 2 -> features.pause() ? " PAUSE" : "";
      case 3 -> boxes == 0 ? "" : " await(" + box(shape, step.box() % boxes) + ")";
      case 4 ->
          boxes < 2
              ? ""
              : " await(" + box(shape, 0) + ", " + box(shape, 1 + step.box() % (boxes - 1)) + ")";
      default -> "";
    };
  }

  private static String box(Shape shape, int number) {
    return number < shape.inboxes() ? "in" + number : "out" + (number - shape.inboxes());
  }

  /**
   * The next number below n; a list that has run out goes on with zeros, which are the simplest
   * choices.
   */
  private int next(int n) {
    return at < genes.length ? Math.floorMod(genes[at++], n) : 0;
  }

  private List<Shape> shapes(Features features) {
    int n = 2 + next(features.components() - 1);
    List<Shape> shapes = new ArrayList<>();
    publisher = next(n + 1) - 1;
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
    return shapes;
  }

  private GraphBuilder wire(List<Shape> shapes, Features features) {
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
          wiring.append("c" + c + ".out" + o + " -> " + inbox + "\n");
          linked.add(inbox);
        }
      }
    }
    for (String inbox : inboxes) {
      if (!linked.contains(inbox)) {
        graph.unused(inbox);
      } else if (features.bounds() && early[8 + inboxes.indexOf(inbox) % 4] % 2 == 1) {
        int bound = 1 + early[8 + inboxes.indexOf(inbox) % 4] / 45;
        graph.bound(inbox, bound);
        wiring.append("bound of " + inbox + ": " + bound + "\n");
      }
    }
    return graph;
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
      if (features.memory() != Memory.ALL) {
        String few = log.length() % 3 == 0 ? "" : "+";
        boolean enough = log.indexOf("d ") >= 0 || log.indexOf("n ") >= 0;
        log.setLength(0);
        log.append(features.memory() == Memory.LITTLE ? few : "");
        sent %= 2;
        if (enough && features.memory() == Memory.NOTHING) {
          return Step.DONE;
        }
      }
      if (step == shape.steps().size() && features.memory() == Memory.NOTHING) {
        step = 0;
      } else if (step == shape.steps().size()) {
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
