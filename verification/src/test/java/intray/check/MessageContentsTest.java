package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import java.awt.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Messages are told apart by all that they hold, whatever class it is kept in. */
final class MessageContentsTest {
  /** A user's list, as with {@code new ArrayList<>() \{\{ add(1); \}\}}. */
  static final class Numbers extends ArrayList<Integer> {
    private static final long serialVersionUID = 1L;

    private int marks;

    Numbers(int... numbers) {
      for (int number : numbers) {
        add(number);
      }
    }

    Numbers mark() {
      marks++;
      return this;
    }
  }

  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  @Test
  void elementsOfAUsersCollection_tellMessagesApart() {
    assertEquals(Set.of("[0]", "[1]"), arriving(choice -> new Numbers(choice), String::valueOf));
  }

  @Test
  void messageOfAUsersException_tellsMessagesApart() {
    assertEquals(
        Set.of("no 0", "no 1"),
        arriving(choice -> new Refused("no " + choice), thrown -> ((Refused) thrown).getMessage()));
  }

  /** Maps and sets that remember an order differ by it. */
  @Test
  void orderInWhichAMapShowsItsEntries_tellsMessagesApart() {
    assertEquals(
        Set.of("{a=1, b=1}", "{b=1, a=1}"),
        arriving(
            choice -> {
              Map<String, Integer> map = new LinkedHashMap<>();
              map.put(choice == 0 ? "a" : "b", 1);
              map.put(choice == 0 ? "b" : "a", 1);
              return map;
            },
            String::valueOf));
    assertEquals(
        Set.of("[2, 1]", "[1, 2]"),
        arriving(
            choice -> new LinkedHashSet<>(choice == 0 ? List.of(1, 2) : List.of(2, 1)),
            String::valueOf));
  }

  @Test
  void orderInWhichAHashMapWasFilled_tellsNothing() {
    Items items = new Items();
    Map<Integer, Integer> map = new HashMap<>(Map.of(0, 0));
    map.put(16, 1);
    Map<Integer, Integer> same = new HashMap<>(Map.of(16, 1));
    same.put(0, 0);
    assertEquals(items.id(map), items.id(same));
  }

  static final class Place extends Point {
    private static final long serialVersionUID = 1L;

    Place(int x) {
      super(x, 0);
    }
  }

  @Test
  void whatAUsersClassInheritsFromOneOfTheJdk_tellsMessagesApart() {
    assertEquals(Set.of("at 0", "at 1"), arriving(Place::new, place -> "at " + ((Place) place).x));
  }

  @Test
  void classOfWhichNothingCanBeSeen_isWarnedOf() {
    Items items = new Items();
    items.id(new StringTokenizer("a b"));
    assertTrue(items.warnings().get(0).contains("StringTokenizer"), items::toString);
    assertTrue(
        items.warnings().get(0).contains("messages that differ only in that are taken for equal"),
        () -> items.warnings().toString());
  }

  /** The copier makes such a list anew, and knows nothing of its field. */
  @Test
  void messageThatCannotBeCopiedFaithfully_arrivesAsItIs() {
    assertEquals(
        Set.of("1 marks"),
        arriving(choice -> new Numbers(1).mark(), list -> ((Numbers) list).marks + " marks"));
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // people send it all the same
  void changesWithoutWords_areUsesAfterHandoff() {
    assertChanged(() -> new Date(0), date -> date.setTime(1));
    assertChanged(() -> new Random(1), Random::nextInt);
    assertChanged(
        () -> new AtomicReference<>(new int[1]), held -> Objects.requireNonNull(held.get())[0] = 1);
    assertChanged(() -> new Numbers(1), numbers -> numbers.add(2));
    List<Integer> behind = new ArrayList<>();
    assertChanged(
        () -> {
          behind.clear();
          return Collections.unmodifiableList(behind);
        },
        view -> behind.add(1));
  }

  /** Neither message was sent twice, and the sender keeps nothing. */
  @Test
  void partOfTwoMessages_isSharedByThoseWhoTakeThem() {
    for (boolean changes : List.of(true, false)) {
      Graph graph =
          Graph.named("parts")
              .component("sender", MessageContentsTest::twoWithOnePart)
              .component("one", ports -> taker(ports, changes))
              .component("other", ports -> taker(ports, false))
              .link("sender.left", "one.in")
              .link("sender.right", "other.in")
              .build();
      List<Finding> found = Check.of(graph).run().findings();
      assertEquals(
          changes ? List.of(FindingKind.SHARED) : List.of(),
          found.stream().map(Finding::kind).toList());
      if (changes) {
        String message = found.get(0).message();
        assertTrue(message.contains("sender sent a part of it to other.in too"), message);
      }
    }
  }

  /** What one receiver changes nobody else reaches, though the messages have a part in common. */
  @Test
  void changeOfAnotherPart_isNotSharing() {
    for (boolean changes : List.of(true, false)) {
      Graph graph =
          Graph.named("parts")
              .component(
                  "sender",
                  ports -> {
                    Outbox<List<List<Integer>>> left = ports.outbox("left");
                    Outbox<List<List<Integer>>> right = ports.outbox("right");
                    return () -> {
                      List<Integer> common = new ArrayList<>();
                      left.send(List.of(new ArrayList<>(), common));
                      right.send(List.of(common, new ArrayList<>()));
                      return Step.DONE;
                    };
                  })
              .component("one", ports -> taker(ports, true))
              .component("other", ports -> taker(ports, changes))
              .link("sender.left", "one.in")
              .link("sender.right", "other.in")
              .build();
      assertEquals(
          changes ? List.of("other") : List.of(),
          Check.of(graph).run().findings().stream().map(Finding::component).toList());
    }
  }

  private static Component twoWithOnePart(Ports ports) {
    Outbox<List<List<Integer>>> left = ports.outbox("left");
    Outbox<List<List<Integer>>> right = ports.outbox("right");
    return () -> {
      List<Integer> part = new ArrayList<>();
      left.send(List.of(part));
      right.send(List.of(List.of(), part));
      return Step.DONE;
    };
  }

  private static Component taker(Ports ports, boolean changes) {
    Inbox<List<List<Integer>>> in = ports.inbox("in");
    return new Waiting(
        in,
        () -> {
          List<List<Integer>> taken = in.take();
          if (changes) {
            taken.get(0).add(1);
          }
          return Step.DONE;
        });
  }

  @Test
  void immutableValuesOfTheJdk_areNotCopied() {
    Report report = check(ports -> sender(ports, () -> Locale.ROOT, kept -> {}), String::valueOf);
    assertEquals(List.of(), report.warnings());
    assertEquals(List.of(), report.findings());
  }

  /** A stack of millions of frames would take more memory than there is. */
  @Test
  void stackOfAThread_isReadAsFarAsIsShown() throws InterruptedException {
    CountDownLatch deep = new CountDownLatch(1);
    Thread thread = new Thread(null, () -> recurse(20_000, deep), "deep", Watchdog.STACK_BYTES);
    thread.start();
    deep.await();
    assertEquals(1000, Watchdog.stack(thread).length);
    thread.interrupt();
    thread.join();
    assertEquals(0, Watchdog.stack(thread).length);
  }

  private static void recurse(int depth, CountDownLatch deep) {
    if (depth > 0) {
      recurse(depth - 1, deep);
    } else {
      deep.countDown();
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> void assertChanged(Supplier<T> made, Consumer<T> change) {
    Report report = check(ports -> sender(ports, made, change), item -> "it");
    assertEquals(
        List.of(FindingKind.USED_AFTER_HANDOFF),
        report.findings().stream().map(Finding::kind).toList());
  }

  /** What arrives at the parallel level, of what is sent after a choice of two. */
  private static Set<String> arriving(IntFunction<Object> made, Function<Object, String> read) {
    Report report =
        check(
            ports -> {
              Outbox<Object> out = ports.outbox("out");
              return () -> {
                out.send(made.apply(ports.choose(2)));
                return Step.DONE;
              };
            },
            read);
    assertEquals(List.of(), report.findings());
    return Objects.requireNonNull(report.levels().get(Level.PARALLEL)).outcomes().values().stream()
        .map(outcome -> String.valueOf(outcome.output("read").get(0)))
        .collect(Collectors.toSet());
  }

  private static <T> Component sender(Ports ports, Supplier<T> made, Consumer<T> change) {
    Outbox<T> out = ports.outbox("out");
    return () -> {
      T item = made.get();
      out.send(item);
      change.accept(item);
      return Step.DONE;
    };
  }

  private static Report check(Function<Ports, Component> sender, Function<Object, String> read) {
    Graph graph =
        Graph.named("contents")
            .component("sender", sender::apply)
            .component(
                "reader",
                ports -> {
                  Inbox<Object> in = ports.inbox("in");
                  Outbox<String> out = ports.outbox("out");
                  return new Waiting(
                      in,
                      () -> {
                        if (in.isDrained()) {
                          return Step.DONE;
                        }
                        out.send(read.apply(in.take()));
                        return Step.await(in);
                      });
                })
            .output("read")
            .link("sender.out", "reader.in")
            .link("reader.out", "read")
            .build();
    return Check.of(graph).run();
  }
}
