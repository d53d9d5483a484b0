package intray.trace;

import intray.Box;
import intray.Inbox;
import intray.Step;
import intray.Wiring;
import java.util.ArrayList;
import java.util.List;

/** The names that traces use for what is a number in a {@link Wiring}. */
final class Naming {
  private final Wiring wiring;
  private final String[] components;
  private final String[] inboxes;
  private final String[] outboxes;

  Naming(Wiring wiring) {
    this.wiring = wiring;
    components = new String[wiring.components()];
    for (int c = 0; c < components.length; c++) {
      components[c] = wiring.path(c);
    }
    inboxes = new String[wiring.inboxes()];
    for (int i = 0; i < inboxes.length; i++) {
      inboxes[i] = local(wiring.inboxName(i));
    }
    outboxes = new String[wiring.outboxes()];
    for (int o = 0; o < outboxes.length; o++) {
      outboxes[o] = wiring.outboxName(o);
    }
  }

  static String local(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  String component(int c) {
    return components[c];
  }

  String inbox(int i) {
    return inboxes[i];
  }

  String outbox(int o) {
    return local(outboxes[o]);
  }

  String notice(int k) {
    return wiring.noticeName(k);
  }

  /** The k-th message accepted from an outbox. */
  String item(int outbox, long number) {
    return outboxes[outbox] + "#" + number;
  }

  /** Boxes of a guard: an inbox as twice its number, an outbox as one more than that. */
  static int[] guard(Step await) {
    int[] boxes = new int[await.size()];
    for (int k = 0; k < boxes.length; k++) {
      Box box = await.box(k);
      boxes[k] = 2 * box.id() + (box instanceof Inbox ? 0 : 1);
    }
    return boxes;
  }

  /** Their names. */
  List<String> guard(int[] boxes) {
    List<String> names = new ArrayList<>();
    for (int box : boxes) {
      names.add(box % 2 == 0 ? inbox(box / 2) : outbox(box / 2));
    }
    return names;
  }
}
