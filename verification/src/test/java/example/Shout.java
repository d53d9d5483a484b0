package example;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import java.util.List;
import java.util.Locale;

/** The first graph of the tutorial: words go in, louder words come out. */
public final class Shout {
  private Shout() {}

  // region component
  static final class Upper implements Component {
    private final Inbox<String> in;
    private final Outbox<String> out;

    Upper(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE; // closes "out"
      }
      out.send(in.take().toUpperCase(Locale.ROOT));
      return Step.await(in); // call me once there is mail, or there will be none
    }
  }

  // endregion

  // region graph
  public static Graph graph() {
    return graph(List.of("hello", "world"));
  }

  static Graph graph(List<String> words) {
    return Graph.named("shout")
        .component("words", Source.of(words))
        .component("upper", Upper::new)
        .output("result")
        .link("words.out", "upper.in")
        .link("upper.out", "result")
        .deterministic()
        .build();
  }

  // endregion
}
