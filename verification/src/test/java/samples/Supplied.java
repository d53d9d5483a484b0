package samples;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Pipeline;
import intray.Ports;
import intray.Source;
import intray.Step;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Graphs that are supplied in each of the three ways, and graphs whose components misbehave. */
public final class Supplied {
  private Supplied() {}

  private static Graph greeting(String name) {
    return Pipeline.named("greeting").then("source", Source.of("hello " + name)).build();
  }

  /** By a static method, in a class that is not public. */
  static final class ByMethod {
    private ByMethod() {}

    /** The graph. */
    public static Graph graph() {
      return greeting("method");
    }
  }

  /** By a supplier. */
  public static final class BySupplier implements Supplier<Graph> {
    @Override
    public Graph get() {
      return greeting("supplier");
    }
  }

  /** By a function of the parameters. */
  public static final class ByFunction implements Function<Map<String, String>, Graph> {
    @Override
    public Graph apply(Map<String, String> parameters) {
      if (!parameters.containsKey("name")) {
        throw new IllegalArgumentException("give -p name=…");
      }
      return greeting(parameters.get("name"));
    }
  }

  /** With an input that nothing feeds. */
  public static final class Open implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Pipeline.named("open").then("copy", Copy::new).build();
    }
  }

  /** With a component that throws. */
  public static final class Throwing implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("throwing")
          .component(
              "reader",
              ports ->
                  () -> {
                    throw new IOException("the disk is on fire");
                  })
          .build();
    }
  }

  /** With a component that never comes out of its first step. */
  public static final class Endless implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("endless").component("poller", Poller::new).unused("poller.in").build();
    }
  }

  /** With two components that wait for each other. */
  public static final class Deadlock implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("deadlock")
          .component("one", Copy::new)
          .component("two", Copy::new)
          .link("one.out", "two.in")
          .link("two.out", "one.in")
          .build();
    }
  }

  /** With messages that a terminal must not be told as they are. */
  public static final class Nasty implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Pipeline.named("nasty")
          .then("source", Source.of("\u001b[2J", "\u202egnp.exe", "日本語", "e\u0301", "👩‍👩‍👧"))
          .build();
    }
  }

  /** A row of a table. */
  public record Row(String name, int size) {}

  /** Whose output is a table, and then lines. */
  public static final class Mixed implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("mixed")
          .component("rows", Source.of(new Row("北京", 1), new Row("x", 20)))
          .component("lines", Source.of("one\ttwo", List.of(1, 2)))
          .output("table")
          .output("text")
          .link("rows.out", "table")
          .link("lines.out", "text")
          .build();
    }
  }

  private static final class Copy implements Component {
    private final Inbox<Object> in;
    private final Outbox<Object> out;

    Copy(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      out.send(in.take());
      return Step.await(in);
    }
  }

  private static final class Poller implements Component {
    private final Inbox<Object> in;

    Poller(Ports ports) {
      in = ports.inbox("in");
    }

    @Override
    public Step next() {
      while (in.isEmpty()) {
        // This is the mistake: a step that waits.
      }
      return Step.DONE;
    }
  }
}
