package intray.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.check.Bounds;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every two adjacent lines within a method of the wake-up, swapped, if that compiles: the harnesses
 * notice, but for what is listed here with the reason why it is as good as before.
 */
class WakeupSwapTest {
  private static final Path KERNEL = Path.of("../core/src/main/java/intray/kernel");

  @TempDir Path directory;

  /** Two lines, by number, of the source without its comments. */
  private record Swap(String method, int one, int other, List<String> lines) {
    @Override
    public String toString() {
      return method + ": " + lines.get(one) + " <-> " + lines.get(other);
    }

    List<String> swapped() {
      List<String> swapped = new ArrayList<>(lines);
      swapped.set(one, lines.get(other));
      swapped.set(other, lines.get(one));
      return swapped;
    }
  }

  /** Correct as well: whoever has set NOTIFIED in vain goes round once more and sees it. */
  private static final Set<String> AS_GOOD =
      Set.of("signal: if (seen == RUN) { <-> if (state.compareAndSet(RUN, NOTIFIED)) {");

  /** So few that what never ends is found out soon; the kernel itself needs fewer. */
  private static final Bounds FEW = Kernel.BOUNDS.withSteps(80).withStates(20_000);

  private static final int AT_LEAST = 15;

  @Test
  void adjacentLines_swapped_areConvictedByAHarness() throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Swap swap : swaps()) {
      if (compile(swap)) {
        verdicts.put(swap.toString(), verdict());
      }
    }
    Set<String> free = new TreeSet<>(verdicts.keySet());
    free.removeIf(swap -> !verdicts.getOrDefault(swap, "").isEmpty());

    print(verdicts);
    assertEquals(AS_GOOD, free);
    assertTrue(verdicts.size() >= AT_LEAST, () -> "few of the swaps compile: " + verdicts);
  }

  @Test
  void noLinesSwapped_isNotConvicted() throws IOException {
    Swap none = new Swap("", 0, 0, lines());
    assertTrue(compile(none));
    assertEquals("", verdict());
  }

  private static void print(Map<String, String> verdicts) {
    System.out.printf("%nSwapped lines of the wake-up, and the harness that convicts them%n");
    verdicts.forEach(
        (swap, verdict) ->
            System.out.printf("%-30s %s%n", verdict.isEmpty() ? "as good" : verdict, swap));
  }

  /** The harness that gives the kernel away, or nothing. */
  private String verdict() {
    Explorer explorer = new Explorer(FEW, directory.resolve("classes"));
    for (Path file : Kernel.harnesses()) {
      HarnessFile harness = HarnessFile.of(file);
      if (harness.harness().endsWith("WakeupHarness")) {
        Explored seen = explorer.explore(harness);
        if (!seen.isExhaustive()
            ? !harness.outcomes().containsAll(seen.outcomeSet())
            : !harness.outcomes().equals(seen.outcomeSet())) {
          return Kernel.name(file);
        }
        if (!seen.isExhaustive()) {
          return Kernel.name(file) + ", without end";
        }
      }
    }
    return "";
  }

  private static List<String> lines() throws IOException {
    return Files.readString(KERNEL.resolve("Wakeup.java"))
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("//[^\n]*", "")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<Swap> swaps() throws IOException {
    List<String> lines = lines();
    List<Swap> swaps = new ArrayList<>();
    int from = -1;
    int depth = 0;
    for (int k = 0; k < lines.size(); k++) {
      String line = lines.get(k);
      if (depth == 1 && line.endsWith("{") && line.contains("(")) {
        from = k + 1;
      }
      depth += line.endsWith("{") ? 1 : 0;
      depth -= line.startsWith("}") ? 1 : 0;
      if (from >= 0 && depth == 1) {
        String method = lines.get(from - 1).replaceAll(".* (\\w+)\\(.*", "$1");
        for (int one = from; one + 1 < k; one++) {
          if (!lines.get(one).equals(lines.get(one + 1))) {
            swaps.add(new Swap(method, one, one + 1, lines));
          }
        }
        from = -1;
      }
    }
    return swaps;
  }

  private boolean compile(Swap swap) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path wakeup = directory.resolve("Wakeup.java");
    Files.write(wakeup, swap.swapped());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> sources = Stream.of(wakeup, KERNEL.resolve("Activity.java"))) {
      return compiler
          .getTask(
              new StringWriter(),
              files,
              null,
              List.of("-d", classes.toString(), "-g", "-proc:none", "--release", "17"),
              null,
              files.getJavaFileObjectsFromPaths(sources.toList()))
          .call();
    }
  }
}
