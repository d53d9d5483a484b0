package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents are run: what a {@code console} block says to type is typed, in the root of the
 * repository, and prints what the block shows; what a {@code java} block shows is a region of a
 * file that is compiled here. In README.md that holds for every block, elsewhere for those after a
 * comment {@code <!-- tested -->}. With {@code -Dgolden.update=true} the documents are rewritten.
 */
final class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String TESTED = "tested";
  private static final String SOURCE = "source: ";
  private static final String MARK = "@@@ end of output";

  /**
   * What a command of a document means here: the program from the class path of this test instead
   * of the jar, and no build, since one is under way.
   */
  private static final String PRELUDE =
      """
      intray() { "$JAVA" -XX:TieredStopAtLevel=1 -cp "$CLASSES" intray.cli.Main "$@"; }
      java() { [ "$1" = -jar ] && [ "$2" = verification/target/intray.jar ] && shift 2 && intray "$@"; }
      mvn() { :; }
      shopt -s expand_aliases
      """;

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void readme_isThere() {
    assertTrue(Files.exists(ROOT.resolve("README.md")));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void commands_ofADocument_printWhatItShows(Path file) throws Exception {
    Document document = new Document(file);
    List<Document.Dialogue> dialogues = new ArrayList<>();
    for (Document.Block block : document.blocks()) {
      if (isShell(block) && isTested(block, file)) {
        dialogues.addAll(block.dialogues());
        assertFalse(block.dialogues().isEmpty(), () -> "no command starts with '$ ' in " + block);
      }
    }
    assumeTrue(!dialogues.isEmpty(), () -> document + " shows no command");
    List<String> outputs = type(dialogues);

    for (int k = 0; k < dialogues.size(); k++) {
      Document.Dialogue dialogue = dialogues.get(k);
      String actual = outputs.get(k);
      if (Boolean.getBoolean("golden.update") && !dialogue.isCut()) {
        document.replace(
            "$ " + dialogue.command() + dialogue.output(), "$ " + dialogue.command() + actual);
      } else if (!dialogue.isAnsweredBy(actual)) {
        assertEquals(
            Cli.stable(dialogue.output()),
            Cli.stable(actual),
            () -> document + ", what is printed by: " + dialogue.command());
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      document.save();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void snippets_ofADocument_areRegionsOfTestedSources(Path file) throws IOException {
    Document document = new Document(file);
    for (Document.Block block : document.blocks()) {
      boolean sourced = block.note() != null && block.note().startsWith(SOURCE);
      if (block.language().equals("java") && (sourced || isReadme(file))) {
        assertTrue(sourced, () -> "a comment must say of which region this is a copy: " + block);
        String region = region(Objects.requireNonNull(block.note()).substring(SOURCE.length()));
        if (Boolean.getBoolean("golden.update")) {
          String head = "<!-- " + block.note() + " -->\n```java\n";
          document.replace(head + block.content() + "```", head + region + "```");
        } else {
          assertEquals(region, block.content(), document + ", " + block.note());
        }
      }
    }
    if (Boolean.getBoolean("golden.update")) {
      document.save();
    }
  }

  private static boolean isShell(Document.Block block) {
    return block.language().equals("console") || block.language().equals("sh");
  }

  private static boolean isTested(Document.Block block, Path file) {
    return isReadme(file) || TESTED.equals(block.note());
  }

  private static boolean isReadme(Path file) {
    return file.equals(ROOT.resolve("README.md"));
  }

  /** Types all commands into one shell, since the later ones build on the earlier. */
  private static List<String> type(List<Document.Dialogue> dialogues)
      throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder(PRELUDE);
    for (Document.Dialogue dialogue : dialogues) {
      script.append(dialogue.command()).append("status=$?; echo '").append(MARK).append("'\n");
      script.append("(exit $status)\n");
    }
    Path file = Files.createTempFile("documents", ".sh");
    try {
      Files.writeString(file, script.toString());
      ProcessBuilder shell = new ProcessBuilder("bash", file.toString());
      shell
          .environment()
          .put("JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
      shell.environment().put("CLASSES", System.getProperty("java.class.path"));
      shell.environment().put("LC_ALL", "C.UTF-8");
      Process process = shell.directory(ROOT.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      String[] outputs = all.split(Pattern.quote(MARK + "\n"), -1);
      assertEquals(dialogues.size() + 1, outputs.length, all);
      return List.of(outputs);
    } finally {
      Files.delete(file);
    }
  }

  /** The lines between two comments, moved to the left. */
  private static String region(String reference) throws IOException {
    String[] parts = reference.split("#", 2);
    String source = Files.readString(ROOT.resolve(parts[0]));
    Matcher region =
        Pattern.compile(
                "(?ms)^ *// region " + Pattern.quote(parts[1]) + "\\n(.*?)\\n+ *// endregion$")
            .matcher(source);
    assertTrue(region.find(), () -> "there is no region " + reference);
    assertNotNull(region.group(1));
    return region.group(1).stripIndent() + "\n";
  }
}
