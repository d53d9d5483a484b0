package samples;

import intray.Graph;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Classes that supply no graph, each for its own reason. */
public final class NotSupplied {
  private NotSupplied() {}

  /** Says nothing about graphs. */
  public static final class Nothing {}

  /** Has a constructor that nobody can call. */
  public static final class NeedsAnArgument implements Supplier<Graph> {
    /** Takes what the command line cannot give. */
    public NeedsAnArgument(int number) {
      throw new IllegalStateException("never made: " + number);
    }

    @Override
    public Graph get() {
      throw new IllegalStateException("never asked");
    }
  }

  /** Throws while it builds. */
  public static final class Throws {
    private Throws() {}

    /** No graph. */
    public static Graph graph() {
      Graph nobody = Map.<String, Graph>of().get("customer");
      return Objects.requireNonNull(nobody, "no such customer");
    }
  }

  /** Cannot even be loaded. */
  public static final class BadStatics {
    private static final int SHARE = share(0);

    private BadStatics() {}

    private static int share(int among) {
      return 100 / among;
    }

    /** A graph with a name that nobody will read. */
    public static Graph graph() {
      return Graph.named("share" + SHARE).build();
    }
  }

  /** Supplies null. */
  public static final class Null {
    private Null() {}

    /** Null. */
    public static @Nullable Graph graph() {
      return null;
    }
  }

  /** Supplies something else. */
  public static final class Text implements Supplier<String> {
    @Override
    public String get() {
      return "a graph";
    }
  }

  /** Has wired its graph wrongly. */
  public static final class Miswired implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("miswired").link("nobody.out", "nowhere.in").build();
    }
  }
}
