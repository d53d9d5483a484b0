package samples;

import intray.Graph;
import intray.GraphBuilder;
import intray.Notice;
import intray.Ports;
import intray.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Far too many executions for anybody; it leaves a file when its exploration has begun. */
public final class Vast implements Function<Map<String, String>, Graph> {
  private static final int COMPONENTS = 12;

  @Override
  public Graph apply(Map<String, String> parameters) {
    Path begun = Path.of(parameters.get("begun"));
    GraphBuilder graph = Graph.named("vast");
    for (int k = 0; k < COMPONENTS; k++) {
      String name = "c" + k;
      String next = "n" + (k + 1) % COMPONENTS;
      String own = "n" + k;
      graph.notice(own, 0).component(name, ports -> counter(ports, own, next, begun));
    }
    return graph.build();
  }

  private static intray.Component counter(Ports ports, String own, String next, Path begun) {
    Notice.Publisher<Integer> mine = ports.publisher(own);
    Notice<Integer> other = ports.notice(next);
    int[] steps = new int[1];
    return () -> {
      leave(begun);
      mine.publish(other.read() + 1);
      return ++steps[0] < 5 ? Step.CONTINUE : Step.DONE;
    };
  }

  private static void leave(Path begun) {
    if (!Files.exists(begun)) {
      try {
        Files.createFile(begun);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
