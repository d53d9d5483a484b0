package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Components run at the same time, for several workers, only if they have nothing in common. */
final class IsolationTest {
  /** Histories; the first of each component are made by one worker at a time anyway. */
  private static final int MANY = 300;

  /** 9! / (3!)^3. */
  private static final int EXECUTIONS = 1680;

  /** What a factory gives to each instance of its component, and whether they are apart then. */
  static Stream<Arguments> given() {
    int[] array = new int[1];
    return Stream.of(
        Arguments.of("nothing", (Supplier<?>) Object::new, true),
        Arguments.of("text", constant("text"), true),
        Arguments.of("an immutable list", constant(List.of(1, "two")), true),
        Arguments.of("a record", constant(Map.entry("one", 1)), true),
        Arguments.of("a new map for each", (Supplier<?>) HashMap::new, true),
        Arguments.of("a map", constant(new HashMap<>(Map.of(1, 2))), false),
        Arguments.of("an immutable list of an array", constant(List.of(new int[1])), false),
        Arguments.of("a random generator", constant(new Random(1)), false),
        Arguments.of("a counter", constant(new AtomicInteger()), false),
        Arguments.of("a lock", constant(new java.util.concurrent.Semaphore(1)), false),
        Arguments.of(
            "a matcher", constant(java.util.regex.Pattern.compile("a").matcher("")), false),
        Arguments.of("a formatter", constant(new java.text.SimpleDateFormat("yyyy")), false),
        Arguments.of("a lambda that has an array", constant((Runnable) () -> array[0]++), false));
  }

  private static Supplier<?> constant(Object value) {
    return () -> value;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("given")
  void componentsAreApart_ifWhatTheyGetCannotBeChanged(
      String what, Supplier<?> gift, boolean isApart) {
    Graph graph = Graph.named("holding").component("a", ports -> new Holding(gift.get())).build();
    assertEquals(isApart, Isolation.isGiven(new Model(graph)), what);
  }

  private record Holding(Object gift) implements Component {
    @Override
    public Step next() {
      return Step.DONE;
    }
  }

  /** Each graph of the catalogue that long searches are measured with. */
  @Test
  void componentsOfTheCatalogue_areApart() {
    for (String name : List.of("senders", "lastzero", "readers", "chain")) {
      assertTrue(Isolation.isGiven(new Model(graph(name, Map.of()))), name);
    }
  }

  @Test
  void componentsThatShareSomething_neverRunAtTheSameTime() {
    Crowd crowd = new Crowd();
    assertEquals(EXECUTIONS, explore(crowded(() -> crowd)).executions);
    assertEquals(1, crowd.most.get());
  }

  @Test
  void componentsThatShareNothing_giveTheSameCount() {
    assertEquals(EXECUTIONS, explore(crowded(Crowd::new)).executions);
  }

  /** How many are within at the same time. */
  private static final class Crowd {
    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    void pass() {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      LockSupport.parkNanos(1); // so that others get the chance
      now.decrementAndGet();
    }
  }

  /** Three senders of three messages each, and somebody who passes through a crowd at each step. */
  private static Graph crowded(Supplier<Crowd> crowds) {
    return Graph.named("crowded")
        .component("a", Source.of("a1", "a2", "a3"))
        .component("b", Source.of("b1", "b2", "b3"))
        .component("c", Source.of("c1", "c2", "c3"))
        .component("owner", ports -> passing(ports, crowds.get()))
        .link("a.out", "owner.in")
        .link("b.out", "owner.in")
        .link("c.out", "owner.in")
        .build();
  }

  private static Component passing(Ports ports, Crowd crowd) {
    Inbox<String> in = ports.inbox("in");
    return new Component() {
      @Override
      public Step start() {
        return Step.await(in);
      }

      @Override
      public Step next() {
        crowd.pass();
        if (in.isDrained()) {
          return Step.DONE;
        }
        in.take();
        return Step.await(in);
      }
    };
  }

  /** A worker looks for threads that its own components have started, not those of others. */
  @Test
  void whoStartsAThread_isNamed_whateverOthersDoAtTheSameTime() {
    for (int round = 0; round < 10; round++) {
      CountDownLatch over = new CountDownLatch(1);
      try {
        Graph graph =
            Graph.named("owners")
                .component("a", Source.of("a1", "a2"))
                .component("b", Source.of("b1", "b2"))
                .component("c", Source.of("c1", "c2"))
                .component("innocent", ports -> passing(ports, new Crowd()))
                .component("d", Source.of("d1", "d2", "d3"))
                .component("e", Source.of("e1", "e2", "e3"))
                .component("f", Source.of("f1", "f2", "f3"))
                .component("starter", ports -> starting(ports, over))
                .link("a.out", "innocent.in")
                .link("b.out", "innocent.in")
                .link("c.out", "innocent.in")
                .link("d.out", "starter.in")
                .link("e.out", "starter.in")
                .link("f.out", "starter.in")
                .build();
        CheckException thrown =
            assertThrows(CheckException.class, () -> new Watchdog().watch(() -> explore(graph)));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.startsWith("component starter has started a thread"), message);
      } finally {
        over.countDown();
      }
    }
  }

  /** Starts a thread when it has got everything, if f was the last to send. */
  private static Component starting(Ports ports, CountDownLatch over) {
    Inbox<String> in = ports.inbox("in");
    return new Component() {
      private String last = "";

      @Override
      public Step start() {
        return Step.await(in);
      }

      @Override
      public Step next() {
        if (in.isDrained()) {
          if (last.equals("f3")) {
            Thread thread = new Thread(() -> awaited(over), "left behind");
            thread.setDaemon(true);
            thread.start();
          }
          return Step.DONE;
        }
        last = in.take();
        return Step.await(in);
      }
    };
  }

  private static void awaited(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Two workers may make the same history at the same time: the second finds that of the first. */
  @Test
  void historyMadeByTwo_isOneHistory() {
    Automaton poller = longPoller(new AtomicBoolean());
    LocalState before = poller.state(poller.size() - 2);
    LocalState known = Objects.requireNonNull(before.after(Items.NONE));
    assertSame(known, poller.extendBeside(before, Items.NONE, ahead(poller)));
    assertEquals(1, before.children());
    assertEquals(List.of(), poller.audit());
  }

  @Test
  void historyThatGoesOtherwiseForTheSecond_isNondeterministic() {
    AtomicBoolean isOdd = new AtomicBoolean();
    Automaton poller = longPoller(isOdd);
    LocalState before = poller.state(poller.size() - 2);
    isOdd.set(true);
    poller.extendBeside(before, Items.NONE, ahead(poller));
    isOdd.set(false);
    List<String> otherwise = poller.audit();
    assertEquals(1, otherwise.size());
    assertTrue(otherwise.get(0).contains("where it had asked"), otherwise.get(0));
  }

  private static Ahead ahead(Automaton poller) {
    Model model =
        new Model(Graph.named("none").component("none", ports -> () -> Step.DONE).build());
    return new Ahead(model, new Semantics(model)).from(model.initial(), poller.component);
  }

  /** One that looks into its empty inbox, again and again, and is odd at last. */
  private static Automaton longPoller(AtomicBoolean isOdd) {
    Graph graph =
        Graph.named("polling")
            .component("poller", ports -> polling(ports, isOdd))
            .unused("poller.in")
            .build();
    Automaton poller = new Model(graph).automata[0];
    LocalState at = poller.start();
    while (poller.size() < MANY) {
      at =
          poller.after(at, at.operation.kind() == Operation.Kind.POLL ? Items.NONE : Replay.FORCED);
    }
    return poller;
  }

  private static Component polling(Ports ports, AtomicBoolean isOdd) {
    Inbox<String> in = ports.inbox("in");
    return () -> {
      while (true) {
        in.poll();
        if (isOdd.get()) {
          in.isEmpty();
        }
      }
    };
  }

  private static Exploration explore(Graph graph) {
    return Explore.with(
        new OptimalSearch(3, OptimalSearch.UNBOUNDED), new Model(graph), Level.PARALLEL);
  }

  private static Graph graph(String name, Map<String, String> parameters) {
    Entry entry = Catalogue.get(name);
    return entry.build(entry.arguments(new HashMap<>(parameters)));
  }
}
