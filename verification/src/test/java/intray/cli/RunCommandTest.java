package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code intray run} prints and exits with. */
final class RunCommandTest {

  @Test
  void parametersOfOtherGraphs_areNotMissedByAFunction() {
    Cli cli =
        Cli.run("check", "samples.Supplied$ByFunction", "readers", "-p", "name=x", "-p", "n=1");

    assertEquals(0, cli.status(), cli.err());
    assertTrue(cli.out().startsWith("samples.Supplied$ByFunction(name=x)\n"), cli.out());
    assertTrue(cli.out().contains("\nreaders(n=1):"), cli.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_wordCount_equalsWhatWcCounts(String placement) throws IOException {
    Path folder = Path.of("../core/src/main/java");
    Cli cli =
        Cli.run("run", "word-count", "--on", placement, "-p", "dir=" + folder, "-p", "chunk=1000");

    List<String> counted = new ArrayList<>();
    for (String line : cli.out().split("\n", -1)) {
      if (line.startsWith("../core/")) {
        counted.add(line.strip().replaceAll(" +", " "));
      }
    }
    Collections.sort(counted);
    assertEquals(wc(folder), counted);
    assertEquals(0, cli.status(), cli.err());
  }

  /** Lines, words and bytes of each file, by the definition of POSIX. */
  private static List<String> wc(Path folder) throws IOException {
    List<String> expected = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        long lines = text.chars().filter(c -> c == '\n').count();
        long words =
            Stream.of(text.split("[ \t\n\u000b\f\r]+", -1)).filter(word -> !word.isEmpty()).count();
        expected.add(file + " " + lines + " " + words + " " + bytes.length);
      }
    }
    Collections.sort(expected);
    return expected;
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_wordCountOfTheTextsThatComeWithIt_printsATable(String placement) {
    Golden.assertMatches(
        "run-word-count.txt", Cli.run("run", "word-count", "--on", placement).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_messagesOfEveryKind_arePrintable(String placement) {
    Cli mixed = Cli.run("run", "samples.Supplied$Mixed", "--on", placement);
    Cli nasty = Cli.run("run", "samples.Supplied$Nasty", "--on", placement);

    Golden.assertMatches("run-messages.txt", mixed.out() + nasty.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_aGraphThatGetsStuck_exitsWith1AndSaysWhoWaits(String placement) {
    Cli cli = Cli.run("run", "samples.Supplied$Deadlock", "--on", placement);

    assertEquals(1, cli.status(), cli.out());
    assertTrue(cli.out().contains("STUCK"), cli.out());
    assertTrue(cli.out().contains("one waits: await(one.in)"), cli.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serial", "threads"})
  void run_aGraphThatServes_mayRest(String placement) {
    Cli cli = Cli.run("run", "request-reply", "--on", placement);

    assertEquals(0, cli.status(), cli.out());
    assertTrue(cli.out().contains("at rest"), cli.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ByMethod", "BySupplier", "ByFunction -p name=function"})
  void run_aClassOfTheUser_suppliesTheGraph(String way) {
    Cli cli = Cli.run(("run --on serial samples.Supplied$" + way).split(" ", -1));

    assertEquals(0, cli.status(), cli.err());
    assertTrue(cli.out().startsWith("out: hello "), cli.out());
  }
}
