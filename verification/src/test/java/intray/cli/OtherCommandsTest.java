package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.catalogue.Catalogue;
import intray.catalogue.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Help, version, list and completion. */
final class OtherCommandsTest {

  @Test
  void help_ofEveryCommand_isAsReviewed() {
    StringBuilder help = new StringBuilder();
    for (String command :
        new String[] {"", "list", "check", "run", "show", "spec", "agree", "completion"}) {
      Cli cli = command.isEmpty() ? Cli.run("--help") : Cli.run(command, "--help");
      assertEquals(0, cli.status());
      help.append(cli.out()).append("\n");
    }
    assertTrue(help.toString().lines().allMatch(line -> line.length() <= 80), help::toString);
    Golden.assertMatches("help.txt", help.toString());
  }

  /** A command that is asked for by name is made without the others. */
  @Test
  void help_hasEveryCommandInItsOrder() {
    List<String> commands =
        Cli.run("--help")
            .out()
            .lines()
            .dropWhile(line -> !line.equals("Commands:"))
            .skip(1)
            .filter(line -> line.matches("  \\w.*"))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();

    assertEquals(CommandLines.NAMES, commands);
    for (String command : commands) {
      Cli cli = Cli.run(command, "--help");
      assertTrue(cli.out().startsWith("Usage: intray " + command), cli.out());
    }
  }

  @Test
  void version_isPrinted() {
    Cli cli = Cli.run("--version");

    assertEquals(0, cli.status());
    assertTrue(cli.out().startsWith("intray "), cli.out());
    assertTrue(cli.out().contains("Java "), cli.out());
  }

  @Test
  void list_hasEveryGraphWithItsSentence() {
    Cli cli = Cli.run(400, "list");

    assertEquals(0, cli.status());
    for (Entry entry : Catalogue.entries()) {
      assertTrue(
          cli.out()
              .lines()
              .anyMatch(line -> line.matches(entry.name() + " +\\Q" + entry.sentence() + "\\E")),
          entry.name());
    }
  }

  @Test
  void list_aGraph_explainsIt() {
    Golden.assertMatches("list.txt", Cli.run("list", "word-count", "check-then-control").out());
  }

  @Test
  void spec_writesAModuleAndItsConfigurations(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("new");

    Cli cli = Cli.run("spec", "readers", "-p", "n=1", "--out", out.toString());

    assertEquals(0, cli.status(), cli.err());
    String module = Files.readString(out.resolve("ReadersGraph.tla"));
    assertTrue(module.contains("- MODULE ReadersGraph -"), module);
    assertTrue(module.contains("readers(n=1)"), module);
    for (String level : new String[] {"cooperative", "parallel"}) {
      String file = "ReadersGraph-" + level + ".cfg";
      String configuration = Files.readString(out.resolve(file));
      assertTrue(configuration.contains("CONSTANT Level = \"" + level + "\""), configuration);
      assertTrue(cli.out().contains("-config " + file + " ReadersGraph "), cli.out());
    }
  }

  @Test
  void spec_intoAFile_isBadUsage(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "what was there before");

    Cli cli = Cli.run("spec", "readers", "--out", file.toString());

    assertEquals(2, cli.status());
    assertTrue(cli.err().contains("is a file, and not a directory"), cli.err());
    assertEquals("what was there before", Files.readString(file));
  }

  @Test
  void completion_offersGraphsLevelsAndPlacements() {
    Cli cli = Cli.run("completion");

    assertEquals(0, cli.status());
    assertTrue(cli.out().contains("check-then-control"), cli.out());
    assertTrue(cli.out().contains("round-robin"), cli.out());
    assertTrue(cli.out().contains("threads"), cli.out());
    assertTrue(cli.out().contains("complete -F _complete_intray"), cli.out());
  }

  @Test
  @EnabledIf("hasBash")
  void completion_inBash_completesTheNameOfAGraph(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("completion");
    Files.writeString(script, Cli.run("completion").out());
    String ask =
        "source '"
            + script
            + "'; COMP_WORDS=(intray check check-then-c); COMP_CWORD=2; COMP_LINE='intray check"
            + " check-then-c'; COMP_POINT=${#COMP_LINE}; _complete_intray 2>/dev/null; echo \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
    String reply = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals("check-then-control check-then-control-repaired", reply.strip());
  }

  static boolean hasBash() {
    try {
      return new ProcessBuilder("bash", "-c", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
