package intray.validation;

import intray.Component;
import intray.Graph;
import intray.HandedOffException;
import intray.Inbox;
import intray.Outbox;
import intray.Owned;
import intray.Ports;
import intray.Step;
import intray.run.Serial;
import intray.run.Threads;
import intray.trace.Header;
import intray.trace.Recording;
import java.nio.file.Path;

/**
 * One recorded run of a graph with an awaiting and a pausing reader, on whatever core the class
 * loader of this class gives it.
 */
public final class BrokenCoreRun {
  private static final int ITEMS = 6;
  private static final int STEPS = 500;

  private BrokenCoreRun() {}

  /** Called by reflection. */
  public static void record(boolean threads, String file) throws Exception {
    Graph graph =
        Graph.named("broken")
            .component("reader", Reader::new)
            .component("writer", Writer::new)
            .component("ticker", Ticker::new)
            .component("pauser", Pauser::new)
            .link("writer.out", "reader.in")
            .link("ticker.out", "pauser.in")
            .bound("reader.in", 2)
            .build();
    Header header = Header.of(graph.wiring());
    Path path = Path.of(file);
    if (threads) {
      try (Recording recording = Recording.onThreads(path, graph.wiring(), header)) {
        recording.end(new Threads().run(graph, recording.recorder()));
      }
    } else {
      try (Recording recording = Recording.serial(path, graph.wiring(), header)) {
        recording.end(new Serial().maxSteps(STEPS).run(graph, recording.recorder()));
      }
    }
  }

  /** Fills its inbox, and looks at each item again after the hand-off. */
  private static final class Writer implements Component {
    private final Outbox<Owned<int[]>> out;
    private int sent;

    Writer(Ports ports) {
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      while (sent < ITEMS) {
        Owned<int[]> item = Owned.of(new int[] {sent});
        if (!out.offer(item)) {
          return Step.await(out);
        }
        sent++;
        try {
          item.get()[0]++;
        } catch (HandedOffException e) {
          // as it should be
        }
      }
      return Step.DONE;
    }
  }

  private static final class Reader implements Component {
    private final Inbox<Owned<int[]>> in;

    Reader(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      in.take().get()[0]++;
      return Step.await(in);
    }
  }

  private static final class Ticker implements Component {
    private final Outbox<Integer> out;
    private int steps;

    Ticker(Ports ports) {
      out = ports.outbox("out");
    }

    @Override
    public Step next() {
      if (++steps % 3 == 0) {
        out.send(steps);
        out.send(-steps);
      }
      return steps < ITEMS ? Step.CONTINUE : Step.DONE;
    }
  }

  private static final class Pauser implements Component {
    private final Inbox<Integer> in;

    Pauser(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step next() {
      if (in.poll() != null) {
        return Step.CONTINUE;
      }
      return in.isDrained() ? Step.DONE : Step.PAUSE;
    }
  }
}
