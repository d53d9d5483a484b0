package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Notice;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices used as shared variables: the programs with which partial-order reductions are measured.
 */
final class Registers {
  private Registers() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("readers", "One writer, n readers of one variable: 2^n traces.")
            .takes(Parameter.number("n", 2, 1, 1000, "how many readers there are"))
            .builds(given -> readers(given.number("n"))),
        Entry.named(
                "lastzero",
                "Each cell becomes its left neighbour plus 1 while somebody looks for the last 0:"
                    + " (n+3)*2^(n-2) traces.")
            .takes(Parameter.number("n", 2, 1, 1000, "how many cells are written"))
            .builds(given -> lastzero(given.number("n"))));
  }

  private static Graph readers(int n) {
    GraphBuilder graph =
        Graph.named("readers").notice("x", 0).component("writer", Registers::writer);
    for (int i = 1; i <= n; i++) {
      graph
          .component("reader" + i, Reader::new)
          .output("saw" + i)
          .link("reader" + i + ".saw", "saw" + i);
    }
    return graph.build();
  }

  private static Graph lastzero(int n) {
    GraphBuilder graph = Graph.named("lastzero").notice("a0", 0);
    for (int i = 1; i <= n; i++) {
      int cell = i;
      graph.notice("a" + i, 0).component("writer" + i, ports -> new NeighbourPlusOne(ports, cell));
    }
    return graph
        .component("scanner", ports -> new Scanner(ports, n))
        .output("found")
        .link("scanner.found", "found")
        .build();
  }

  /** Writes x once. A component may be as small as a lambda. */
  private static Component writer(Ports ports) {
    Notice.Publisher<Integer> x = ports.publisher("x");
    return () -> {
      x.publish(1);
      return Step.DONE;
    };
  }

  /** Reads x once and says what it saw. */
  private static final class Reader implements Component {
    private final Notice<Integer> x;
    private final Outbox<Integer> saw;

    Reader(Ports ports) {
      x = ports.notice("x");
      saw = ports.outbox("saw");
    }

    @Override
    public Step next() {
      saw.send(x.read());
      return Step.DONE;
    }
  }

  /** Does a[j] := a[j-1] + 1: a read, then a write. */
  private static final class NeighbourPlusOne implements Component {
    private final Notice<Integer> left;
    private final Notice.Publisher<Integer> cell;

    NeighbourPlusOne(Ports ports, int j) {
      left = ports.notice("a" + (j - 1));
      cell = ports.publisher("a" + j);
    }

    @Override
    public Step next() {
      cell.publish(left.read() + 1);
      return Step.DONE;
    }
  }

  /** Reads from the last cell towards the first until it sees a 0, and says where. */
  private static final class Scanner implements Component {
    private final List<Notice<Integer>> cells = new ArrayList<>();
    private final Outbox<Integer> found;

    Scanner(Ports ports, int n) {
      for (int i = 0; i <= n; i++) {
        cells.add(ports.notice("a" + i));
      }
      found = ports.outbox("found");
    }

    @Override
    public Step next() {
      int i = cells.size() - 1;
      while (cells.get(i).read() != 0) {
        i--;
      }
      found.send(i);
      return Step.DONE;
    }
  }
}
