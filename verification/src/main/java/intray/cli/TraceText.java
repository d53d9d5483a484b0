package intray.cli;

import intray.trace.Ending;
import intray.trace.Event;
import intray.trace.Header;
import intray.trace.Linearisation;
import intray.trace.Operation;
import intray.trace.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A trace from top to bottom, in tables of some rows each, so that it may be of any length. */
final class TraceText {
  /** A component's column is not squeezed below this; rather, all components share one column. */
  private static final int MIN_COLUMN = 14;

  private static final int ROWS = 500;

  /** So many messages of one box are shown. */
  private static final int SOME = 20;

  /** And at the end. */
  private static final int SOME_LEFT = 1000;

  /** More messages than this are not followed from box to box. */
  private static final long MANY = 100_000;

  private final Screen screen;
  private final Prose prose;
  private final TraceReader reader;
  private final boolean boxes;
  private final List<String> components = new ArrayList<>();
  private final boolean oneColumn;
  private final Map<String, Held> held = new LinkedHashMap<>();
  private @Nullable Linearisation follower;
  private String lost = "";
  private long under;

  TraceText(Screen screen, String name, TraceReader reader, boolean boxes) {
    this.screen = screen;
    this.prose = new Prose(screen);
    this.reader = reader;
    this.boxes = boxes;
    reader.header().components().forEach(part -> components.add(part.name()));
    int besides = boxes ? 3 * MIN_COLUMN : MIN_COLUMN;
    oneColumn = components.size() * (long) (MIN_COLUMN + 3) > screen.width() - besides;
    try {
      follower = new Linearisation(reader.header());
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          printable(name + ", line 1: the trace contradicts itself: " + e.getMessage()), e);
    }
  }

  /**
   * Prints some events.
   *
   * @param first from 1 on
   * @param last at least first
   * @param telling whether to say how to see more
   */
  void print(long first, long last, boolean telling) throws IOException {
    prose.print(0, printable(title(reader.header())));
    screen.out().println();
    @Nullable Long loop = reader.header().loop();
    Table table = table();
    int rows = 0;
    long index = 0;
    @Nullable Event event = reader.next();
    for (; event != null && index < last; event = reader.next()) {
      index++;
      if (index < first) {
        follow(event);
        continue;
      }
      if (loop != null && index == loop) {
        table.row(forEver());
      }
      table.row(row(index, event));
      rows++;
      if (rows == ROWS) {
        table.print(0);
        table = table();
        rows = 0;
      }
    }
    if (rows > 0) {
      table.print(0);
    }
    if (!lost.isEmpty()) {
      screen.out().println();
      prose.print(0, screen.paint(Paint.RED, printable(lost)));
    }
    screen.out().println();
    if (event != null) {
      prose.print(
          0,
          "The trace goes on after event "
              + Prose.figure(index)
              + (telling ? "; --from and --to show other parts." : "."));
    } else {
      end(index, first);
    }
  }

  private void end(long events, long first) {
    if (events < first) {
      prose.print(0, "The trace has " + Prose.count(events, "event", "events") + ".");
    }
    @Nullable Ending ending = reader.ending();
    if (ending == null) {
      prose.print(0, screen.paint(Paint.RED, String.valueOf(reader.truncation())));
      return;
    }
    String who = ending.component() == null ? "" : ", component " + ending.component();
    String what = ending.message() == null ? "" : " threw " + ending.message();
    if (reader.header().loop() != null) {
      prose.print(
          0,
          "The trace says that after its last event all is as it was before event "
              + Prose.figure(reader.header().loop())
              + ", so that this part can come again and again for ever.");
    }
    prose.print(0, printable("End: " + ending.end() + who + what));
    if (ending.missing() > 0) {
      prose.print(
          2,
          Prose.count(ending.missing(), "event is", "events are")
              + " missing: what they depend on was not recorded");
    }
    ending.outputs().forEach((box, values) -> line(box + ": " + some(values, SOME_LEFT)));
    ending.waiting().forEach((name, step) -> line(name + " waits: " + step));
    ending.left().forEach((box, values) -> line("left in " + box + ": " + some(values, SOME_LEFT)));
    ending.notices().forEach((name, value) -> line("notice " + name + " = " + value));
  }

  private void line(String text) {
    prose.print(2, printable(text));
  }

  private static String title(Header header) {
    String given =
        header.parameters().entrySet().stream()
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(", "));
    String where =
        header.placement() != null
            ? ", a run on " + header.placement()
            : header.level() != null ? ", a schedule of the level " + header.level() : "";
    return header.graph()
        + (given.isEmpty() ? "" : "(" + given + ")")
        + where
        + (header.order() == null ? "" : ", order " + header.order())
        + (header.seed() == null || header.seed() == 0 ? "" : ", seed " + header.seed())
        + (header.finding() == null ? "" : ": " + header.finding());
  }

  private Table table() {
    Table table = new Table(screen, true).right("event");
    if (oneColumn) {
      table.left("component").left("operation");
    } else {
      components.forEach(table::left);
    }
    return boxes ? table.left("boxes") : table;
  }

  private List<Table.Cell> forEver() {
    List<Table.Cell> row = new ArrayList<>();
    row.add(Table.Cell.EMPTY);
    row.add(new Table.Cell(ScheduleTable.FOR_EVER, Paint.DIM));
    while (row.size() < 1 + (oneColumn ? 2 : components.size()) + (boxes ? 1 : 0)) {
      row.add(Table.Cell.EMPTY);
    }
    return row;
  }

  private List<Table.Cell> row(long index, Event event) {
    List<Table.Cell> row = new ArrayList<>();
    row.add(new Table.Cell(Long.toString(index), Paint.DIM));
    String text = new EventText(screen).of(event, value(event));
    if (oneColumn) {
      row.add(Table.Cell.of(event.component()));
      row.add(Table.Cell.of(text));
    } else {
      for (String component : components) {
        row.add(component.equals(event.component()) ? Table.Cell.of(text) : Table.Cell.EMPTY);
      }
    }
    follow(event);
    if (boxes) {
      row.add(new Table.Cell(contents(), Paint.DIM));
    }
    return row;
  }

  /** What a message looks like: said where it was sent, and remembered while it is in a box. */
  private @Nullable String value(Event event) {
    @Nullable String item = event.item();
    return event.value() == null && item != null && follower != null
        ? follower.value(item)
        : event.value();
  }

  private void follow(Event event) {
    if (follower == null) {
      return;
    }
    String holder = event.component();
    if (event.operation() == Operation.BEGIN || event.operation() == Operation.DONE) {
      held.remove(holder);
    }
    @Nullable String value = value(event);
    Linearisation.@Nullable Objection objection = follower.apply(event);
    if (event.item() != null) {
      boolean sent = event.operation() == Operation.SEND || event.operation() == Operation.OFFER;
      under += sent ? 1 : event.operation() == Operation.USE ? 0 : -1;
      if (boxes && !sent && event.operation() != Operation.USE) {
        held.computeIfAbsent(holder, name -> new Held()).add(value == null ? event.item() : value);
      }
    }
    if (objection != null) {
      lost = "This cannot have happened: " + objection + ".";
      follower = null;
    } else if (under > MANY) {
      lost = "After event " + Prose.figure(MANY) + " the boxes hold too much to be followed.";
      follower = null;
    }
  }

  private String contents() {
    if (follower == null) {
      return "?";
    }
    List<String> parts = new ArrayList<>();
    for (Linearisation.Contents box : follower.boxes()) {
      if (!box.items().isEmpty()) {
        parts.add(
            box.name()
                + ": "
                + some(
                    box.items().stream()
                        .limit(SOME + 1L)
                        .map(item -> item.value() == null ? item.id() : item.value())
                        .toList(),
                    box.items().size(),
                    SOME));
      }
    }
    held.forEach(
        (component, items) -> parts.add(component + " has " + some(items.first, items.all, SOME)));
    return String.join("; ", parts);
  }

  /** What a component has taken in a step, as far as it is shown. */
  private static final class Held {
    private final List<String> first = new ArrayList<>();
    private int all;

    void add(String item) {
      if (all++ <= SOME) {
        first.add(item);
      }
    }
  }

  /** The first messages, and how many more there are. */
  private static String some(List<String> first, int all, int most) {
    return all <= most
        ? String.join(", ", first)
        : String.join(", ", first.subList(0, most)) + " and " + Prose.figure(all - most) + " more";
  }

  private static String some(List<String> all, int most) {
    return some(all, all.size(), most);
  }

  private String printable(String text) {
    return Cells.printable(text, screen.unicode());
  }
}
