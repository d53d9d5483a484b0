package intray.explore;

import intray.check.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** The kernel, and mistakes in it, explored; and the table of what was. */
public final class Kernel {
  /** Accesses of one thread: no harness needs so many, and a mistake that never ends shows. */
  static final Bounds BOUNDS = Bounds.DEFAULT.withSteps(300).withStates(2_000_000);

  private static final Path HARNESSES = Path.of("src/jpf/harnesses");
  private static final Explorer REAL = new Explorer(BOUNDS);
  private static final List<String> TABLE = new ArrayList<>();

  private Kernel() {}

  /** All harnesses of the kernel. */
  static List<Path> harnesses() {
    try (Stream<Path> files = Files.list(HARNESSES)) {
      return files.filter(file -> file.toString().endsWith(".jpf")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The real kernel in a harness, which must have exactly the outcomes that are expected. */
  public static Explored requireExpected(Path file) {
    HarnessFile harness = HarnessFile.of(file);
    Explored seen = REAL.explore(harness);
    note(name(file), seen);
    Assertions.assertEquals("", seen.doubt(), name(file));
    Assertions.assertEquals(harness.outcomes(), seen.outcomeSet(), () -> schedules(seen));
    return seen;
  }

  static String name(Path file) {
    return file.getFileName().toString().replace(".jpf", "");
  }

  static String schedules(Explored seen) {
    StringBuilder text = new StringBuilder();
    seen.outcomes()
        .forEach(
            (outcome, schedule) ->
                text.append(outcome).append('\n').append(String.join("\n", schedule)).append('\n'));
    return text.toString();
  }

  static synchronized void note(String name, Explored seen) {
    TABLE.add(
        String.format(
            Locale.ROOT,
            "%-44s %8d %22d %9d %8d %8.3f",
            name,
            seen.states(),
            seen.executions(),
            seen.histories(),
            seen.outcomes().size(),
            seen.seconds()));
  }

  static synchronized void printTable() {
    System.out.printf(
        "%nEmbedded explorer, all sequentially consistent interleavings%n"
            + "%-44s %8s %22s %9s %8s %8s%n%s%n%n",
        "harness",
        "states",
        "executions",
        "histories",
        "outcomes",
        "CPU s",
        String.join(System.lineSeparator(), TABLE));
    TABLE.clear();
  }
}
