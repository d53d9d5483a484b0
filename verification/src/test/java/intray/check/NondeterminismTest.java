package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A component whose next operation depends on anything but its boxes is told so, with both. */
final class NondeterminismTest {
  private static final Pattern BOTH =
      Pattern.compile("asked 'send out (.*)' where it had asked 'send out (.*)'\\.");

  @TempDir private static Path folder;

  private static final Random RANDOM = new Random();

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.of("clock", (Callable<Object>) System::nanoTime),
        Arguments.of("random number", (Callable<Object>) Math::random),
        Arguments.of("random generator in a static field", (Callable<Object>) RANDOM::nextLong),
        Arguments.of(
            "identity hash code",
            (Callable<Object>) () -> System.identityHashCode(new Object()) + "" + new Object()),
        Arguments.of("order of a set", (Callable<Object>) NondeterminismTest::order),
        Arguments.of("counter out of reach", (Callable<Object>) NondeterminismTest::count),
        Arguments.of("file", (Callable<Object>) NondeterminismTest::length),
        Arguments.of(
            "number of the thread", (Callable<Object>) () -> Thread.currentThread().getId()),
        Arguments.of(
            "name of the thread", (Callable<Object>) () -> Thread.currentThread().getName()),
        Arguments.of("thread", (Callable<Object>) () -> Thread.currentThread().toString()),
        Arguments.of("UUID", (Callable<Object>) UUID::randomUUID),
        Arguments.of(
            "random number of the thread",
            (Callable<Object>) () -> ThreadLocalRandom.current().nextLong()),
        Arguments.of("secure random", (Callable<Object>) () -> new SecureRandom().nextLong()),
        Arguments.of("split random", (Callable<Object>) () -> new SplittableRandom().nextLong()),
        Arguments.of("time of day", (Callable<Object>) () -> Instant.now().toString()),
        Arguments.of(
            "temporary file", (Callable<Object>) () -> Files.createTempFile(folder, "t", null)),
        Arguments.of("number of a new thread", (Callable<Object>) () -> new Thread().getId()));
  }

  /** Of objects that are told apart by identity only. */
  private static Object order() {
    Set<Object> set = new HashSet<>();
    Object[] objects = new Object[20];
    for (int k = 0; k < objects.length; k++) {
      objects[k] = new Object();
      set.add(objects[k]);
    }
    StringBuilder order = new StringBuilder();
    for (Object one : set) {
      for (int k = 0; k < objects.length; k++) {
        order.append(objects[k] == one ? (char) ('a' + k) + "" : "");
      }
    }
    return order.toString();
  }

  /** In the JDK, where nothing is put back. */
  private static Object count() {
    int count = Integer.getInteger("intray.test.count", 0) + 1;
    System.setProperty("intray.test.count", "" + count);
    return count;
  }

  private static Object length() throws IOException {
    Path file = folder.resolve("log");
    Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return Files.size(file);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whateverAComponentDependsOn_bothAnswersAreShown(String what, Callable<Object> source) {
    Graph graph =
        Graph.named("chance")
            .component(
                "culprit",
                ports -> {
                  Outbox<Object> out = ports.outbox("out");
                  return () -> {
                    out.send(source.call());
                    return Step.DONE;
                  };
                })
            .output("result")
            .link("culprit.out", "result")
            .build();

    Finding finding = conviction(Check.of(graph).run());

    Matcher both = BOTH.matcher(finding.message());
    assertTrue(both.find(), finding::message);
    assertNotEquals(both.group(1), both.group(2), finding::message);
  }

  private static Finding conviction(Report report) {
    Finding finding =
        report.findings().stream()
            .filter(one -> one.kind() == FindingKind.NONDETERMINISTIC_COMPONENT)
            .findFirst()
            .orElseThrow(() -> new AssertionError(report.toString() + report.findings()));
    assertEquals("culprit", finding.component());
    assertEquals(Verdict.FOUND, report.verdict());
    return finding;
  }

  @Test
  void aComponentThatSwallowsWhatStopsIt_isToldSo() {
    Graph graph =
        Graph.named("deaf")
            .component("source", intray.Source.of("x"))
            .component(
                "culprit",
                ports -> {
                  Inbox<String> in = ports.inbox("in");
                  return () -> {
                    try {
                      in.isEmpty();
                    } catch (Throwable e) {
                      return Step.CONTINUE;
                    }
                    return Step.DONE;
                  };
                })
            .link("source.out", "culprit.in")
            .build();

    Finding finding = conviction(Check.of(graph).run());

    assertTrue(finding.message().contains("caught the throwable"), finding::message);
  }

  /** What it was before; a field of this class would be as new in each replay. */
  private static int calls;

  @Test
  void aComponentThatCountsInAStaticOfItsOwn_isNoneOfThem() {
    Graph graph =
        Graph.named("counter")
            .component(
                "counter",
                ports -> {
                  Outbox<Integer> out = ports.outbox("out");
                  return () -> {
                    out.send(++calls);
                    return calls == 3 ? Step.DONE : Step.CONTINUE;
                  };
                })
            .output("result")
            .link("counter.out", "result")
            .build();

    Report report = Check.of(graph).run();

    assertEquals(Verdict.EXHAUSTED, report.verdict(), () -> report.findings().toString());
    assertEquals(0, calls);
  }
}
