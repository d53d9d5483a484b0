package intray.spec.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A graph of a few components, as a structure in which a model can be explored. The names are those
 * of {@code Graph.tla}.
 *
 * @param readers who reads each inbox
 * @param writers who writes each outbox
 * @param links the inbox of each outbox, or -1
 * @param bounds the bound of each inbox, or 0
 */
record SmallGraph(
    String name,
    int components,
    List<Integer> readers,
    List<Integer> writers,
    List<Integer> links,
    List<Integer> bounds) {

  static SmallGraph named(String name) {
    return Stream.of(pair(1), fanIn(1), fanIn(2), chain(2, 1), echo(1))
        .filter(graph -> graph.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no graph is called " + name));
  }

  private static SmallGraph pair(int bound) {
    return new SmallGraph("Pair" + bound, 2, List.of(1), List.of(0), List.of(0), List.of(bound));
  }

  private static SmallGraph fanIn(int bound) {
    return new SmallGraph(
        "FanIn" + bound, 3, List.of(2), List.of(0, 1), List.of(0, 0), List.of(bound));
  }

  private static SmallGraph chain(int first, int second) {
    return new SmallGraph(
        "Chain" + first + second,
        3,
        List.of(1, 2),
        List.of(0, 1),
        List.of(0, 1),
        List.of(first, second));
  }

  /** Two components that send to each other; one also has an outbox that nobody reads. */
  private static SmallGraph echo(int bound) {
    return new SmallGraph(
        "Echo" + bound,
        2,
        List.of(0, 1),
        List.of(0, 1, 1),
        List.of(1, 0, -1),
        List.of(bound, bound));
  }

  /** One structure for each way in which the components can hold the items to begin with. */
  List<Structure> with(int items) {
    int boxes = readers.size() + writers.size();
    Map<Sort, Integer> sizes = new HashMap<>();
    sizes.put(HandOff.COMPONENT, components);
    sizes.put(HandOff.INBOX, readers.size());
    sizes.put(HandOff.OUTBOX, writers.size());
    sizes.put(HandOff.ITEM, items);
    sizes.put(HandOff.CONTENT, 1);
    sizes.put(Parallel.GUARD, 1 << boxes);
    Structure empty = new Structure(sizes, items, Map.of());
    List<Sort> begins = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      begins.add(HandOff.COMPONENT);
    }
    List<Structure> all = new ArrayList<>();
    for (List<Integer> holders : empty.combinations(begins)) {
      Map<Symbol, Map<List<Integer>, Integer>> tables = wiring(1 << boxes);
      tables.put(HandOff.BEGINS, table(holders));
      all.add(new Structure(sizes, items, tables));
    }
    return all;
  }

  private Map<Symbol, Map<List<Integer>, Integer>> wiring(int guards) {
    Map<Symbol, Map<List<Integer>, Integer>> tables = new HashMap<>();
    tables.put(HandOff.READER, table(readers));
    tables.put(HandOff.WRITER, table(writers));
    tables.put(HandOff.LINKED, table(links.stream().map(link -> link < 0 ? 0 : 1).toList()));
    tables.put(HandOff.LINK, table(links.stream().map(link -> Math.max(link, 0)).toList()));
    tables.put(HandOff.BOUNDED, table(bounds.stream().map(bound -> Math.min(bound, 1)).toList()));
    tables.put(HandOff.CAPACITY, table(bounds));
    tables.put(Parallel.MAIL, members(guards, 0, readers.size()));
    tables.put(Parallel.SPACE, members(guards, readers.size(), writers.size()));
    return tables;
  }

  private static Map<List<Integer>, Integer> table(List<Integer> values) {
    Map<List<Integer>, Integer> table = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      table.put(List.of(i), values.get(i));
    }
    return table;
  }

  /** Guards are all sets of boxes; the bits of a guard's number say which boxes are in it. */
  private static Map<List<Integer>, Integer> members(int guards, int firstBit, int count) {
    Map<List<Integer>, Integer> table = new HashMap<>();
    for (int guard = 0; guard < guards; guard++) {
      for (int box = 0; box < count; box++) {
        table.put(List.of(guard, box), guard >> (firstBit + box) & 1);
      }
    }
    return table;
  }
}
