package intray.catalogue;

import static intray.catalogue.Says.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import intray.Graph;
import intray.run.Outcome;
import intray.run.Serial;
import intray.run.Threads;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WordCountTest {
  @TempDir private Path dir;

  @Test
  void includedTexts_haveKnownCounts() {
    Outcome outcome = new Serial().run(Catalogue.get("word-count").build());
    assertEquals(List.of("3 9 40 haiku.txt", "1 6 31 motto.txt"), texts(outcome.output("files")));
    assertEquals(List.of("4 15 71 total"), texts(outcome.output("total")));
  }

  @Test
  void anyFiles_areCountedAsBySomebodyElse_withAnyChunksAndWorkers() throws Exception {
    Random random = new Random(20051);
    for (int round = 0; round < 60; round++) {
      Path root = Files.createDirectory(dir.resolve("round" + round));
      writeRandomFiles(root, random);
      Map<String, String> given = new HashMap<>();
      given.put("dir", root.toString());
      given.put("workers", Integer.toString(1 + random.nextInt(4)));
      given.put("chunk", Integer.toString(1 + random.nextInt(random.nextBoolean() ? 8 : 5000)));
      Graph graph = graph(given);
      assertCounts(root, new Serial().run(graph));
      assertCounts(root, new Threads().run(graph));
      assertCounts(root, new Serial().seed(round).shuffled().run(graph));
    }
  }

  @Test
  void emptyDirectory_countsNothing() {
    Outcome outcome = new Serial().run(graph(Map.of("dir", dir.toString())));
    assertTrue(outcome.output("files").isEmpty());
    assertEquals(List.of("0 0 0 total"), texts(outcome.output("total")));
  }

  @Test
  void dirAndFile_bothAreCounted() throws IOException {
    Path below = Files.createDirectory(dir.resolve("d"));
    Files.writeString(below.resolve("a"), "x\n");
    Path file = Files.writeString(dir.resolve("b"), "y z");
    Outcome outcome =
        new Serial().run(graph(Map.of("dir", below.toString(), "file", file.toString())));
    assertEquals(List.of("1 3 5 total"), texts(outcome.output("total")));
  }

  @Test
  void missingFile_isNamed() {
    String missing = dir.resolve("missing").toString();
    for (String parameter : List.of("dir", "file")) {
      BadArgument e = assertThrows(BadArgument.class, () -> graph(Map.of(parameter, missing)));
      assertSays(e, parameter + "=" + missing);
      assertSays(e, "no such file");
    }
  }

  @Test
  void dirForFile_andFileForDir_saysWhichIsMeant() throws IOException {
    String file = Files.writeString(dir.resolve("a"), "x").toString();
    BadArgument e = assertThrows(BadArgument.class, () -> graph(Map.of("dir", file)));
    assertSays(e, "say file=");
    e = assertThrows(BadArgument.class, () -> graph(Map.of("file", dir.toString())));
    assertSays(e, "say dir=");
  }

  @Test
  void emptyPath_isNotTakenForNone() {
    BadArgument e = assertThrows(BadArgument.class, () -> graph(Map.of("dir", "")));
    assertSays(e, "dir is a path, not empty");
  }

  @Test
  void links_areFollowedOnlyIfNamed() throws IOException {
    Path real = Files.createDirectory(dir.resolve("real"));
    Files.writeString(real.resolve("a"), "x\n");
    Files.createSymbolicLink(real.resolve("b"), real.resolve("a"));
    Files.createSymbolicLink(real.resolve("loop"), real);
    Path link = Files.createSymbolicLink(dir.resolve("link"), real);
    Outcome outcome = new Serial().run(graph(Map.of("dir", link.toString())));
    assertEquals(List.of("1 1 2 " + link.resolve("a")), texts(outcome.output("files")));
  }

  @Test
  void unreadableFile_isNamed() throws IOException {
    Path secret = Files.writeString(dir.resolve("secret"), "x");
    assumeFalse(secret.toFile().setReadable(false) && Files.isReadable(secret), "run as root");
    for (String parameter : List.of("dir", "file")) {
      Path path = parameter.equals("dir") ? dir : secret;
      BadArgument e =
          assertThrows(BadArgument.class, () -> graph(Map.of(parameter, path.toString())));
      assertSays(e, "secret");
      assertSays(e, "cannot be read");
    }
  }

  @Test
  void fileThatGoesBeforeItIsRead_failsAndIsNamed() throws IOException {
    Path file = Files.writeString(dir.resolve("gone"), "x");
    Graph graph = graph(Map.of("file", file.toString()));
    Files.delete(file);
    Outcome outcome = new Serial().run(graph);
    assertEquals("reader", outcome.failedComponent());
    assertSays(outcome.cause(), file.toString());
  }

  @Test
  @Tag("slow")
  void gibibyte_isCountedIn64MiBOfHeap() throws Exception {
    Path large = dir.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 30); // a sparse file: one word of zero bytes
    }
    for (String placement : List.of("serial", "threads")) {
      Process java =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WordCountMain.class.getName(),
                  placement,
                  large.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(java.waitFor(5, TimeUnit.MINUTES));
      assertEquals("0 1 " + (1L << 30) + " total", said.strip());
    }
  }

  /** Runs alone in a small heap. */
  static final class WordCountMain {
    public static void main(String[] args) throws InterruptedException {
      Graph graph = graph(Map.of("file", args[1]));
      Outcome outcome =
          args[0].equals("serial") ? new Serial().run(graph) : new Threads().run(graph);
      System.out.println(outcome.end() == Outcome.End.FAILED ? outcome : total(outcome));
    }

    private static Object total(Outcome outcome) {
      return outcome.output("total").get(0);
    }
  }

  private static Graph graph(Map<String, String> given) {
    Entry entry = Catalogue.get("word-count");
    return entry.build(entry.arguments(given));
  }

  private static void writeRandomFiles(Path root, Random random) throws IOException {
    int files = random.nextInt(5);
    for (int f = 0; f < files; f++) {
      Path parent = random.nextBoolean() ? root : root.resolve("sub" + random.nextInt(3));
      Files.createDirectories(parent);
      byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 40 : 3000)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        int kind = random.nextInt(4);
        bytes[i] = kind == 0 ? (byte) " \n\t\r\f".charAt(random.nextInt(5)) : bytes[i];
      }
      Files.write(parent.resolve("file" + f), bytes);
    }
  }

  /** Counts in another way: everything in memory, as text of which each character is a byte. */
  private static void assertCounts(Path root, Outcome outcome) throws IOException {
    List<Path> files = new ArrayList<>();
    try (var walk = Files.walk(root)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    List<String> expected = new ArrayList<>();
    long lines = 0;
    long words = 0;
    long bytes = 0;
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      long newlines = (long) text.length() - text.replace("\n", "").length();
      long tokens = new StringTokenizer(text, " \t\n\u000b\f\r").countTokens();
      expected.add(newlines + " " + tokens + " " + text.length() + " " + file);
      lines += newlines;
      words += tokens;
      bytes += text.length();
    }
    List<String> counted = texts(outcome.output("files"));
    Collections.sort(expected);
    Collections.sort(counted);
    assertEquals(expected, counted);
    assertEquals(
        List.of(lines + " " + words + " " + bytes + " total"), texts(outcome.output("total")));
  }

  private static List<String> texts(List<Object> counts) {
    List<String> texts = new ArrayList<>();
    counts.forEach(count -> texts.add(count.toString()));
    return texts;
  }
}
