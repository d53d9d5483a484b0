package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.check.Check;
import intray.check.Report;
import intray.check.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Graphs from a class folder and from a jar, whose components keep something in static fields: as
 * new in each replay, and nobody else's.
 */
final class FreshStaticsTest {
  private static final String SOURCE =
      """
      package shop;

      import intray.*;
      import java.util.*;
      import java.util.concurrent.atomic.*;
      import java.util.function.*;

      public class Tickets {
        enum Till { ONLY; int takings; }

        static class Roll { int next; final int[] stamps = new int[4]; Roll rest; }

        static class Kept {
          static int field = 1;
          static final int[] ARRAY = {1};
          static final AtomicInteger ATOMIC = new AtomicInteger(1);
          static final List<Integer> LIST = new ArrayList<>(List.of(7));
          static final Map<String, int[]> MAP = new HashMap<>(Map.of("x", new int[] {1}));
          static final StringBuilder TEXT = new StringBuilder("x");
          static final BitSet BITS = BitSet.valueOf(new long[] {1});
          static final Roll ROLL = new Roll();
          static final ThreadLocal<int[]> OWN = ThreadLocal.withInitial(() -> new int[] {1});
          static final Random RANDOM = new Random(1);
        }

        static int next(String how) {
          return switch (how) {
            case "field" -> Kept.field++;
            case "array" -> Kept.ARRAY[0]++;
            case "atomic" -> Kept.ATOMIC.getAndIncrement();
            case "list" -> { Kept.LIST.add(1); yield Kept.LIST.size() - 1; }
            case "map" -> { Kept.MAP.put("y" + Kept.MAP.size(), null); yield Kept.MAP.get("x")[0]++; }
            case "text" -> Kept.TEXT.append('x').length() - 1;
            case "bits" -> { Kept.BITS.set(Kept.BITS.length()); yield Kept.BITS.length() - 1; }
            case "enum" -> ++Till.ONLY.takings;
            case "object" -> {
              Roll fresh = new Roll();
              fresh.rest = Kept.ROLL.rest;
              Kept.ROLL.rest = fresh;
              yield ++Kept.ROLL.stamps[1];
            }
            case "thread" -> Kept.OWN.get()[0]++;
            case "random" -> Kept.RANDOM.nextInt(1000);
            default -> throw new IllegalArgumentException(how);
          };
        }

        static ComponentFactory seller(String how) {
          return ports -> {
            Outbox<Integer> out = ports.outbox("out");
            return new Component() {
              int sold;
              public Step next() {
                out.send(Tickets.next(how));
                return ++sold == 3 ? Step.DONE : Step.CONTINUE;
              }
            };
          };
        }

        /** Looks whether something has come, and so has many histories. */
        static Component buyer(Ports ports) {
          Inbox<Integer> in = ports.inbox("in");
          Outbox<Integer> out = ports.outbox("out");
          return () -> {
            if (in.isDrained()) {
              return Step.DONE;
            }
            Integer ticket = in.poll();
            if (ticket != null) {
              out.send(ticket);
            }
            return Step.await(in);
          };
        }

        public static class One implements Function<Map<String, String>, Graph> {
          public Graph apply(Map<String, String> parameters) {
            return Graph.named("one")
                .component("seller", seller(parameters.get("how")))
                .component("buyer", Tickets::buyer)
                .output("bought")
                .link("seller.out", "buyer.in")
                .link("buyer.out", "bought")
                .build();
          }
        }

        public static class Two implements Function<Map<String, String>, Graph> {
          public Graph apply(Map<String, String> parameters) {
            ComponentFactory seller = seller(parameters.get("how"));
            return Graph.named("two")
                .component("a", seller)
                .component("b", seller)
                .output("sold")
                .link("a.out", "sold")
                .link("b.out", "sold")
                .build();
          }
        }
      }
      """;

  @TempDir private static Path folder;
  private static Path classes;
  private static Path jar;

  @BeforeAll
  static void compile() throws IOException {
    classes = Compiled.folder(folder, "shop.Tickets", SOURCE);
    jar = Compiled.jar(classes, folder.resolve("shop.jar"));
  }

  private static Cli check(String graph, Path path, String how) {
    return Cli.run(
        "check", "shop.Tickets$" + graph, "--classpath", path.toString(), "-p", "how=" + how);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "field", "array", "atomic", "list", "map", "text", "bits", "enum", "object", "thread"
      })
  void aComponentThatCountsInAStaticOfItsOwn_isDeterministic(String how) {
    Cli cli = check("One", classes, how);

    assertEquals(0, cli.status(), () -> cli.out() + cli.err());
    assertTrue(cli.out().contains("completed; bought=[1, 2, 3] "), cli.out());
    assertFalse(cli.out().contains("static field"), cli.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"field", "array", "atomic", "list", "map", "text", "bits", "enum", "object"})
  void twoComponentsThatCountInTheSameStatic_shareIt(String how) {
    Cli cli = check("Two", jar, how);

    assertEquals(1, cli.status(), () -> cli.out() + cli.err());
    assertTrue(cli.out().contains("FOUND: 1 finding (SHARED)"), cli.out());
    assertTrue(cli.out().contains("reach the same static field"), cli.out());
  }

  @Test
  void whatCannotBePutBack_isSaid() {
    Cli cli = check("One", classes, "random");

    assertEquals(1, cli.status(), () -> cli.out() + cli.err());
    assertTrue(cli.out().contains("NONDETERMINISTIC_COMPONENT"), cli.out());
    assertTrue(
        cli.out().contains("static field Kept.RANDOM leads to a java.util.Random"), cli.out());
  }

  @ParameterizedTest
  @CsvSource({"field", "list", "enum"})
  void severalChecksInOneProgram_doNotInfluenceEachOther(String how) {
    String first = check("One", jar, how).stableOut();

    assertEquals(first, check("One", jar, how).stableOut());
    assertEquals(first, check("One", classes, how).stableOut());
    Cli both =
        Cli.run(
            "check",
            "shop.Tickets$One",
            "shop.Tickets$One",
            "--classpath",
            jar.toString(),
            "-p",
            "how=" + how);
    assertEquals(0, both.status(), () -> both.out() + both.err());
    assertEquals(
        2, both.stableOut().split("completed; bought=\\[1, 2, 3\\] ", -1).length - 1, both.out());
  }

  /** How many sellers have been made and tickets sold in this class, which no other loader has. */
  private static int sold;

  private static Graph selling() {
    return Graph.named("selling")
        .component(
            "seller",
            ports -> {
              intray.Outbox<Integer> out = ports.outbox("out");
              return () -> {
                out.send(++sold);
                return sold % 3 == 0 ? intray.Step.DONE : intray.Step.CONTINUE;
              };
            })
        .output("sold")
        .link("seller.out", "sold")
        .build();
  }

  @Test
  void checksOfTheSameClasses_onSeveralThreads_takeTurns() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Report>> checks = new ArrayList<>();
      for (int k = 0; k < 12; k++) {
        checks.add(() -> Check.of(selling()).run());
      }
      for (Future<Report> report : threads.invokeAll(checks)) {
        assertEquals(Verdict.EXHAUSTED, report.get().verdict(), report.get()::toString);
        assertEquals(List.of(), report.get().warnings());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(0, sold);
  }
}
