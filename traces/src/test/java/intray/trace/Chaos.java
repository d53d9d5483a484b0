package intray.trace;

import intray.Box;
import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Notice;
import intray.Outbox;
import intray.Owned;
import intray.Ports;
import intray.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A component that does anything its boxes allow, in an order of its own, a given number of times;
 * and graphs made of such components.
 */
final class Chaos implements Component {
  private final Random random;
  private final List<Inbox<Object>> inboxes = new ArrayList<>();
  private final List<Outbox<Object>> outboxes = new ArrayList<>();
  private final Notice.@Nullable Publisher<Object> published;
  private final Notice<Object> read;
  private final Ports ports;
  private final boolean pauses;
  private int left;
  private int sent;

  private Chaos(Ports ports, long seed, int operations, int ins, int outs, boolean publishes) {
    this.ports = ports;
    random = new Random(seed);
    left = operations;
    pauses = random.nextInt(3) == 0;
    for (int k = 0; k < ins; k++) {
      inboxes.add(ports.inbox("in" + k));
    }
    for (int k = 0; k < outs; k++) {
      outboxes.add(ports.outbox("out" + k));
    }
    if (publishes) {
      Notice.Publisher<Object> own = ports.publisher("status");
      published = own;
      read = own;
    } else {
      published = null;
      read = ports.notice("status");
    }
  }

  /** A random graph: some components, links with fan-in, bounds, an output, a notice. */
  static Graph graph(long seed, int operations) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(3);
    int[] ins = new int[n];
    int[] outs = new int[n];
    for (int c = 0; c < n; c++) {
      ins[c] = random.nextInt(3);
      outs[c] = random.nextInt(3);
    }
    ins[0] = Math.max(1, ins[0]);
    GraphBuilder builder = Graph.named("chaos").notice("status", 0).output("result");
    for (int c = 0; c < n; c++) {
      long own = random.nextLong();
      int in = ins[c];
      int out = outs[c];
      boolean publishes = c == 1;
      builder.component("c" + c, ports -> new Chaos(ports, own, operations, in, out, publishes));
      builder.mayRest("c" + c);
    }
    for (int c = 0; c < n; c++) {
      for (int k = 0; k < ins[c]; k++) {
        if (random.nextInt(3) > 0) {
          builder.bound("c" + c + ".in" + k, 1 + random.nextInt(3));
        }
      }
    }
    boolean[] fed = new boolean[3 * n];
    boolean result = false;
    for (int c = 0; c < n; c++) {
      for (int k = 0; k < outs[c]; k++) {
        int to = random.nextInt(n);
        while (ins[to] == 0) {
          to = (to + 1) % n;
        }
        int box = random.nextInt(ins[to]);
        if (random.nextInt(8) == 0) {
          builder.link("c" + c + ".out" + k, "result");
          result = true;
        } else {
          fed[3 * to + box] = true;
          builder.link("c" + c + ".out" + k, "c" + to + ".in" + box);
        }
      }
    }
    for (int c = 0; c < n; c++) {
      for (int k = 0; k < ins[c]; k++) {
        if (!fed[3 * c + k]) {
          builder.unused("c" + c + ".in" + k);
        }
      }
    }
    return (result ? builder : builder.unused("result")).build();
  }

  @Override
  public Step next() {
    int operations = 1 + random.nextInt(4);
    for (int k = 0; k < operations; k++) {
      if (left-- <= 0) {
        return Step.DONE;
      }
      operate();
    }
    int way = random.nextInt(4);
    if (way == 0 && pauses) {
      return Step.PAUSE;
    }
    List<Box> boxes = new ArrayList<>(inboxes);
    boxes.addAll(outboxes);
    if (way == 1 && !boxes.isEmpty()) {
      Box[] guard = new Box[1 + random.nextInt(boxes.size())];
      for (int k = 0; k < guard.length; k++) {
        guard[k] = boxes.get(random.nextInt(boxes.size()));
      }
      return Step.await(guard[0], Arrays.copyOfRange(guard, 1, guard.length));
    }
    return Step.CONTINUE;
  }

  private void operate() {
    int what = random.nextInt(12);
    if (what < 4 && !inboxes.isEmpty()) {
      Inbox<Object> inbox = inboxes.get(random.nextInt(inboxes.size()));
      switch (what) {
        case 0 -> inbox.isEmpty();
        case 1 -> inbox.isDrained();
        default -> {
          if (inbox.poll() instanceof Owned<?> owned) {
            owned.get();
          }
        }
      }
    } else if (what < 9 && !outboxes.isEmpty()) {
      Outbox<Object> outbox = outboxes.get(random.nextInt(outboxes.size()));
      if (random.nextInt(40) == 0) {
        outbox.close();
        outboxes.remove(outbox);
      } else {
        sent++;
        outbox.offer(random.nextInt(5) == 0 ? Owned.of(new int[] {sent}) : (Object) sent);
      }
    } else if (what == 9 && published != null) {
      published.publish(++sent);
    } else if (what == 10) {
      read.read();
    } else {
      ports.choose(3);
    }
  }
}
