package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each replay has its own copy of a message, all the way down. */
final class CopierTest {
  @SuppressWarnings("ArrayRecordComponent") // people send it all the same
  record Reading(int[] values) {}

  record Edge(Point from, Point to) {}

  static final class Point {
    private final List<Edge> edges = new ArrayList<>();
  }

  static final class Row extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    private transient int marks;

    Row mark() {
      marks++;
      return this;
    }
  }

  /** Each holds an array. */
  static List<Object> holders() {
    int[] inside = {1};
    Row row = new Row();
    row.add(inside);
    return List.of(
        new Reading(inside),
        new Object[] {inside},
        Optional.of(inside),
        List.of(inside),
        List.of(inside, 1, 2),
        new ArrayList<Object>(List.of(1)).stream().map(one -> inside).toList(),
        Set.of(inside),
        Map.of(1, inside),
        Map.entry(1, inside),
        new AbstractMap.SimpleEntry<>(1, inside),
        new AtomicReference<>(inside),
        new EnumMap<>(Map.of(TimeUnit.DAYS, inside)),
        new ConcurrentHashMap<>(Map.of(1, inside)),
        Collections.unmodifiableList(new ArrayList<>(List.of(inside))),
        Collections.synchronizedMap(new HashMap<>(Map.of(1, inside))),
        row.mark());
  }

  @ParameterizedTest
  @MethodSource("holders")
  void copy_looksTheSame_andHasNothingInCommon(Object holder) {
    Items items = new Items();
    int id = items.id(holder);
    Object one = Objects.requireNonNull(items.fresh(id));
    Object another = Objects.requireNonNull(items.fresh(id));
    assertEquals(List.of(), items.warnings());
    assertNotSame(one, another);
    assertEquals(Fingerprint.of(holder).text(), Fingerprint.of(one).text());
    assertTrue(ObjectGraph.of(one).inCommonWith(ObjectGraph.of(another)).isEmpty());
    assertTrue(ObjectGraph.of(one).inCommonWith(ObjectGraph.of(holder)).isEmpty());
  }

  @Test
  void oneObject_staysOne_whateverItIsReachedThrough() {
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
    Reading reading = new Reading(new int[] {1});
    Object[] copy =
        (Object[]) new Copier().copy(new Object[] {map, map, reading, List.of(reading)});
    assertSame(copy[0], copy[1]);
    assertSame(copy[2], ((List<?>) copy[3]).get(0));
  }

  @Test
  void circles_areCopied_whereverTheyBegin() {
    Point point = new Point();
    Edge edge = new Edge(point, point);
    point.edges.add(edge);
    Edge copy = (Edge) new Copier().copy(edge);
    assertSame(copy.from(), copy.to());
    assertSame(copy, copy.from().edges.get(0));

    Map<String, Object> map = new TreeMap<>();
    map.put("itself", map);
    Map<?, ?> copied = (Map<?, ?>) new Copier().copy(map);
    assertSame(copied, copied.get("itself"));

    Object[] held = new Object[1];
    held[0] = new AtomicReference<>(held);
    AtomicReference<?> again = (AtomicReference<?>) new Copier().copy(held[0]);
    assertSame(again, ((Object[]) Objects.requireNonNull(again.get()))[0]);
  }

  @Test
  void whatCountsBesidesTheElements_isKept() {
    Map<Integer, Integer> recent = new LinkedHashMap<>(16, 0.75f, true);
    recent.put(1, 1);
    recent.put(2, 2);
    @SuppressWarnings("unchecked") // as it was
    Map<Integer, Integer> copy = (Map<Integer, Integer>) new Copier().copy(recent);
    copy.get(1);
    assertEquals(List.of(2, 1), new ArrayList<>(copy.keySet()));
    assertEquals(new Random(5).nextInt(), ((Random) new Copier().copy(new Random(5))).nextInt());
    assertEquals(1, ((Row) new Copier().copy(new Row().mark())).marks);
  }

  /** A record was one object for all replays, so what one did to its inside all others saw. */
  @Test
  void whatAReceiverDoesToTheInsideOfARecord_noOtherReplaySees() {
    Graph graph =
        Graph.named("readings")
            .component(
                "sensor",
                ports -> {
                  Outbox<Reading> out = ports.outbox("out");
                  return () -> {
                    out.send(new Reading(new int[] {1}));
                    return Step.DONE;
                  };
                })
            .component("doubling", CopierTest::doubling)
            .output("sum")
            .link("sensor.out", "doubling.in")
            .link("doubling.out", "sum")
            .build();
    Report report = Check.of(graph).run();
    assertEquals(List.of(), report.findings());
    assertEquals(List.of(), report.warnings());
    assertEquals(
        List.of(List.of(2)),
        Objects.requireNonNull(report.levels().get(Level.PARALLEL)).outcomes().values().stream()
            .map(outcome -> outcome.output("sum"))
            .toList());
  }

  private static Component doubling(Ports ports) {
    Inbox<Reading> in = ports.inbox("in");
    Outbox<Integer> out = ports.outbox("out");
    return new Waiting(
        in,
        () -> {
          Reading reading = in.take();
          reading.values()[0] *= 2;
          ports.choose(2);
          out.send(reading.values()[0]);
          return Step.DONE;
        });
  }

  @Test
  void counters_areCopied() {
    AtomicInteger copy = (AtomicInteger) new Copier().copy(new AtomicInteger(7));
    assertEquals(7, copy.get());
  }

  /** Nothing can copy a lambda; so it is one and the same job in all replays. */
  private static Report jobs(boolean isDone, boolean isDoneTwice) {
    return Check.of(
            Graph.named("jobs")
                .component(
                    "boss",
                    ports -> {
                      Outbox<Runnable> out = ports.outbox("out");
                      boolean[] sent = new boolean[1];
                      List<Runnable> kept = new ArrayList<>(List.of(job()));
                      return () -> {
                        if (!sent[0]) {
                          sent[0] = true;
                          out.send(isDoneTwice ? kept.get(0) : kept.remove(0));
                          return Step.CONTINUE;
                        }
                        if (isDoneTwice) {
                          kept.get(0).run();
                        }
                        return Step.DONE;
                      };
                    })
                .component("worker", ports -> worker(ports, isDone))
                .link("boss.out", "worker.in")
                .build())
        .run();
  }

  private static Runnable job() {
    int[] times = new int[1];
    return () -> times[0]++;
  }

  private static Component worker(Ports ports, boolean isDone) {
    Inbox<Runnable> in = ports.inbox("in");
    return new Waiting(
        in,
        () -> {
          Runnable job = in.take();
          if (isDone) {
            job.run();
          }
          return Step.DONE;
        });
  }

  @Test
  void changeOfWhatCannotBeCopied_isRefused() {
    CheckException refused = assertThrows(CheckException.class, () -> jobs(true, false));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("one was changed after it was sent"),
        refused::toString);
    assertTrue(jobs(false, false).findings().isEmpty());
  }

  @Test
  void changeOfWhatCannotBeCopied_isTheFaultOfWhoHasSentIt() {
    Report report = jobs(false, true);
    assertEquals(
        List.of(FindingKind.USED_AFTER_HANDOFF),
        report.findings().stream().map(Finding::kind).toList());
    assertTrue(
        report.warnings().stream().anyMatch(warning -> warning.contains("mend that first")),
        () -> report.warnings().toString());
  }
}
