package intray.cli;

import intray.Wiring;
import intray.run.Structure;
import java.util.ArrayList;
import java.util.List;

/** A graph as text for people, and for Graphviz. */
final class GraphText {
  private final Subject subject;
  private final Wiring wiring;

  GraphText(Subject subject) {
    this.subject = subject;
    this.wiring = subject.graph().wiring();
  }

  void print(Screen screen) {
    Prose prose = new Prose(screen);
    String count = Prose.count(wiring.components(), "component", "components");
    prose.print(0, screen.paint(Paint.BOLD, subject.title()) + ": " + count);
    if (!subject.sentence().isEmpty()) {
      prose.print(0, Cells.printable(subject.sentence(), screen.unicode()));
    }
    screen.out().println();
    String arrow = " " + Symbols.of(screen).arrow() + " ";
    Table table = new Table(screen, true).left("component").left("reads").left("writes");
    for (int c = 0; c < wiring.components(); c++) {
      List<String> reads = new ArrayList<>();
      for (int i = wiring.firstInbox(c); i < wiring.firstInbox(c + 1); i++) {
        reads.add(local(wiring.inboxName(i)) + bound(i) + (wiring.fanIn(i) == 0 ? ", unused" : ""));
      }
      List<String> writes = new ArrayList<>();
      for (int o = wiring.firstOutbox(c); o < wiring.firstOutbox(c + 1); o++) {
        writes.add(local(wiring.outboxName(o)) + arrow + target(o));
      }
      table.row(
          wiring.path(c) + (wiring.mayRest(c) ? " (may rest)" : ""),
          String.join("; ", reads),
          String.join("; ", writes));
    }
    table.print(0);
    for (int k = 0; k < wiring.notices(); k++) {
      int publisher = wiring.publisher(k);
      prose.print(
          0,
          Cells.printable(
              "notice "
                  + wiring.noticeName(k)
                  + ", published by "
                  + (publisher == Wiring.NOBODY ? "nobody" : wiring.path(publisher))
                  + ", at first "
                  + Structure.of(wiring.initialNotice(k)),
              screen.unicode()));
    }
  }

  /** In the language of Graphviz: components are boxes, outputs are bare names. */
  String dot() {
    StringBuilder dot = new StringBuilder();
    dot.append("digraph ").append(quoted(subject.title())).append(" {\n");
    dot.append("  rankdir=LR;\n  node [shape=box];\n");
    for (int c = 0; c < wiring.components(); c++) {
      dot.append("  ").append(quoted(wiring.path(c))).append(";\n");
    }
    for (int i = 0; i < wiring.inboxes(); i++) {
      if (wiring.reader(i) == Wiring.NOBODY) {
        dot.append("  ").append(output(i)).append(" [shape=plaintext, label=");
        dot.append(quoted(wiring.inboxName(i))).append("];\n");
      }
    }
    for (int o = 0; o < wiring.outboxes(); o++) {
      int inbox = wiring.target(o);
      if (inbox != Wiring.NOBODY) {
        int reader = wiring.reader(inbox);
        dot.append("  ").append(quoted(wiring.path(wiring.writer(o)))).append(" -> ");
        dot.append(reader == Wiring.NOBODY ? output(inbox) : quoted(wiring.path(reader)));
        dot.append(" [taillabel=").append(quoted(local(wiring.outboxName(o))));
        if (reader != Wiring.NOBODY) {
          dot.append(", headlabel=").append(quoted(local(wiring.inboxName(inbox)) + bound(inbox)));
        }
        dot.append("];\n");
      }
    }
    for (int k = 0; k < wiring.notices(); k++) {
      dot.append("  ").append(quoted("notice " + wiring.noticeName(k)));
      dot.append(" [shape=note];\n");
      if (wiring.publisher(k) != Wiring.NOBODY) {
        dot.append("  ").append(quoted(wiring.path(wiring.publisher(k)))).append(" -> ");
        dot.append(quoted("notice " + wiring.noticeName(k))).append(" [style=dashed];\n");
      }
    }
    return dot.append("}\n").toString();
  }

  private String output(int inbox) {
    return quoted("output " + wiring.inboxName(inbox));
  }

  private String bound(int inbox) {
    int bound = wiring.bound(inbox);
    return bound == Wiring.UNBOUNDED ? "" : " (" + bound + ")";
  }

  private String target(int outbox) {
    int inbox = wiring.target(outbox);
    return inbox == Wiring.NOBODY ? "nobody" : wiring.inboxName(inbox);
  }

  private static String local(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Parameters may be anything that a user types. */
  private static String quoted(String text) {
    return '"' + Cells.printable(text, true).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
