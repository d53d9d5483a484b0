package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.check.Bounds;
import intray.check.Check;
import intray.check.CheckException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exploration that is written down and taken up. */
final class CheckpointTest {
  private static final String[] GRAPH = {"check", "lastzero", "-p", "n=5", "--json", "-"};

  @TempDir private Path folder;

  private static Cli run(String... options) {
    return Cli.run(Stream.of(GRAPH, options).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void check_boundedThenResumed_reportsAsIfItHadNotStopped() throws IOException {
    String whole = folder.resolve("whole").toString();
    String file = folder.resolve("file").toString();

    Cli atOnce = run("--checkpoint", whole);
    Cli part = run("--checkpoint", file, "--bound", "executions=20");
    Cli rest = run("--resume", file);

    assertEquals(0, atOnce.status(), atOnce.err());
    assertTrue(atOnce.out().contains("\"executions\":64,"), atOnce.out());
    assertEquals(3, part.status());
    assertTrue(part.out().contains("\"executions\":20,"), part.out());
    assertTrue(part.err().contains("--resume " + file + " goes on"), part.err());
    assertEquals(0, rest.status(), rest.err());
    assertEquals(atOnce.stableOut(), rest.stableOut());
    assertEquals(rest.stableOut(), run("--resume", file).stableOut(), "even when all is done");
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count(), "no temporary file is left");
    }
  }

  @Test
  void check_resumedWithSomethingElse_isRefused() throws IOException {
    String file = folder.resolve("file").toString();
    run("--checkpoint", file);

    for (List<String> other :
        List.of(
            List.of("check", "lastzero", "-p", "n=4", "--resume", file),
            List.of("check", "readers", "--resume", file),
            List.of("check", "lastzero", "-p", "n=5", "--level", "parallel", "--resume", file))) {
      Cli cli = Cli.run(other.toArray(new String[0]));
      assertEquals(2, cli.status(), cli.out());
      assertTrue(cli.err().contains("is the checkpoint of another exploration"), cli.err());
    }
    byte[] bytes = Files.readAllBytes(Path.of(file));
    for (int at = 0; at < bytes.length; at += 7) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(Path.of(file), damaged);
      Cli cli = run("--resume", file);
      assertEquals(2, cli.status(), cli.out());
      assertTrue(cli.out().contains("or is damaged"), cli.out());
    }
  }

  /** Same names, same behaviour, but the class file is another. */
  @Test
  void resume_whenTheCodeHasChanged_isRefused() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes/example"));
    Path file = folder.resolve("file");
    for (Path part : parts()) {
      Files.copy(part, classes.resolve(part.getFileName()));
    }
    graph(check -> check.bounds(Bounds.DEFAULT.withExecutions(1)).checkpoint(file, "shout"));
    graph(check -> check.resume(file, "shout"));
    Files.write(classes.resolve("Another.class"), new byte[] {1});

    CheckException e =
        Assertions.assertThrows(
            CheckException.class, () -> graph(check -> check.resume(file, "shout")));

    assertTrue(String.valueOf(e.getMessage()).contains("the code of shout"), e::getMessage);
  }

  private static List<Path> parts() throws Exception {
    Path home =
        Path.of(example.Shout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(home.resolve("example"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("Shout")).toList();
    }
  }

  /** From the copied classes, which know each other and not those on the class path. */
  private void graph(java.util.function.UnaryOperator<Check> with) throws Exception {
    try (ChildFirst loader = new ChildFirst(folder.resolve("classes"))) {
      Object graph = loader.loadClass("example.Shout").getMethod("graph").invoke(null);
      with.apply(Check.of((Graph) graph)).run();
    }
  }

  /** Takes the example from a folder and all else from the class path. */
  private static final class ChildFirst extends java.net.URLClassLoader {
    ChildFirst(Path folder) throws IOException {
      super(new java.net.URL[] {folder.toUri().toURL()}, CheckpointTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("example.") && findLoadedClass(name) == null) {
        return findClass(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
