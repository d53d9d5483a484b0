package intray.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import intray.Component;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Step;
import intray.run.Serial;
import intray.run.Threads;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A JVM of its own is killed by a component of the run that it records; each operation that was
 * over by then is in the trace.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal KILL to send")
final class KilledRecordingTest {
  @TempDir private Path folder;

  /** Two pass a number on, one higher each time, until it is high enough. */
  private static final class Player implements Component {
    private final Inbox<Integer> in;
    private final Outbox<Integer> out;
    private final int last;
    private boolean serves;

    Player(Ports ports, boolean serves, int last) {
      in = ports.inbox("in");
      out = ports.outbox("out");
      this.serves = serves;
      this.last = last;
    }

    @Override
    public Step start() {
      return serves ? Step.CONTINUE : Step.await(in);
    }

    @Override
    public Step next() throws IOException, InterruptedException {
      int number = serves ? 0 : in.take();
      serves = false;
      if (number == last) {
        kill();
      }
      out.send(number + 1);
      return Step.await(in);
    }

    /** Once the other sleeps, if it has a thread. */
    private static void kill() throws IOException, InterruptedException {
      while (Thread.getAllStackTraces().keySet().stream()
          .anyMatch(
              thread ->
                  thread.getName().startsWith("intray ")
                      && thread != Thread.currentThread()
                      && thread.getState() != Thread.State.WAITING)) {
        Thread.onSpinWait();
      }
      new ProcessBuilder("kill", "-KILL", "" + ProcessHandle.current().pid()).start().waitFor();
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private static Graph game(int last) {
    return Graph.named("game")
        .component("a", ports -> new Player(ports, true, last))
        .component("b", ports -> new Player(ports, false, last))
        .link("a.out", "b.in")
        .link("b.out", "a.in")
        .build();
  }

  /** What the other JVM does: the trace, the placement, and how far to count. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]);
    Graph graph = game(Integer.parseInt(args[2]));
    Header header = Header.of(graph.wiring());
    if (args[1].equals("threads")) {
      new Threads().run(graph, Recording.onThreads(file, graph.wiring(), header).recorder());
    } else {
      new Serial().run(graph, Recording.serial(file, graph.wiring(), header).recorder());
    }
  }

  @ParameterizedTest
  @CsvSource({"threads,3", "threads,20001", "serial,3", "serial,20001"})
  void allThatWasRecorded_isRecovered(String placement, int last) throws Exception {
    Path file = folder.resolve("trace.ndjson");
    Process process =
        OtherJvm.of(KilledRecordingTest.class, file, placement, last).inheritIO().start();
    assertEquals(128 + 9, process.waitFor());
    assertFalse(Files.exists(file));
    List<Path> left = Recording.leftovers(file);
    assertEquals(1, left.size());

    assertEquals(0, Recording.recover(left.get(0), file, game(last).wiring()));

    try (TraceReader reader = TraceReader.open(file)) {
      Linearisation order = new Linearisation(reader.header());
      int sent = 0;
      int taken = 0;
      long events = 0;
      for (Event event = reader.next(); event != null; event = reader.next()) {
        assertNull(order.apply(event));
        sent += event.operation() == Operation.SEND ? 1 : 0;
        taken += event.operation() == Operation.TAKE ? 1 : 0;
        events++;
      }
      assertEquals(last, sent);
      assertEquals(last, taken);
      // Each number is sent and taken; a step begins for each take and for the first send; and each
      // send is followed by an await, and there is one before the first take.
      assertEquals(4L * last + 2, events);
      Ending ending = reader.ending();
      assertNotNull(ending);
      assertEquals(Ending.of(Ending.INTERRUPTED), ending);
    }
    byte[] trace = Files.readAllBytes(file);
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Recording.recover(left.get(0), file, game(last).wiring()));
    assertArrayEquals(trace, Files.readAllBytes(file));
    for (Path remains : Recording.remains(left.get(0))) {
      delete(remains);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "what else was left is not named");
    }
  }

  private static void delete(Path fileOrFolder) throws IOException {
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
