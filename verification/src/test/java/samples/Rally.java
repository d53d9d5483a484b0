package samples;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * Two that hand a ball to and fro for ever, and write a file once they have done so for a while.
 */
public final class Rally implements Function<Map<String, String>, Graph> {
  private static final int A_WHILE = 1000;

  @Override
  public Graph apply(Map<String, String> parameters) {
    Path begun = Path.of(parameters.getOrDefault("begun", ""));
    return Graph.named("rally")
        .component("left", ports -> new Player(ports, begun, true))
        .component("right", ports -> new Player(ports, begun, false))
        .link("left.out", "right.in")
        .link("right.out", "left.in")
        .build();
  }

  private static final class Player implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;
    private final Path begun;
    private boolean serves;

    Player(Ports ports, Path begun, boolean serves) {
      this.in = ports.inbox("in");
      this.out = ports.outbox("out");
      this.begun = begun;
      this.serves = serves;
    }

    @Override
    public Step start() {
      return serves ? Step.CONTINUE : Step.await(in);
    }

    @Override
    public Step next() throws IOException {
      int rounds = serves ? 0 : in.take();
      if (rounds == 2 * A_WHILE) {
        Files.createFile(begun);
      }
      serves = false;
      out.send(rounds + 1);
      return Step.await(in);
    }
  }
}
