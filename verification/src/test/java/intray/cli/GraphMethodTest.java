package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import intray.junit.CheckGraphEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Methods that return graphs, on the command line: above all tests that have failed. */
final class GraphMethodTest {
  private static final Pattern REPLAY =
      Pattern.compile("^ *(?:Replay it: )?intray replay (intray1:\\S+) --classpath (\\S+)$");

  /** What the messages of the failed tests of a method say is to be typed. */
  private static List<Matcher> commands(String method) {
    List<Matcher> commands = new ArrayList<>();
    for (Event event :
        EngineTestKit.engine(CheckGraphEngine.ID)
            .selectors(selectMethod(method))
            .execute()
            .testEvents()
            .failed()
            .list()) {
      Throwable thrown =
          event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
      String message = String.valueOf(thrown.getMessage());
      for (String line : message.split("\\R", -1)) {
        Matcher matcher = REPLAY.matcher(line);
        if (line.contains("intray replay")) {
          assertTrue(matcher.matches(), line);
          commands.add(matcher);
        }
      }
    }
    return commands;
  }

  @Test
  void tokensInMessagesOfFailedTests_areReplayed() {
    List<Matcher> all = commands("samples.Checks$Failing#unexpected()");
    all.addAll(commands("samples.Checks$Failing#sleepy(int, intray.check.Level)"));
    // 2 findings of the one; of the other, for k=2 and k=3, 2 findings and k hidden outcomes.
    assertEquals(2 + (2 + 2) + (2 + 3), all.size());
    for (Matcher command : all) {
      Cli cli = Cli.run("replay", command.group(1), "--classpath", command.group(2));
      assertEquals(1, cli.status(), cli.err());
      assertTrue(cli.out().contains("\nREPRODUCED: "), cli.out());
    }
    Cli last = Cli.run("replay", all.get(all.size() - 1).group(1));
    assertTrue(
        last.out().startsWith("samples.Checks$Failing#sleepy(k=3, level=PARALLEL): a schedule"),
        last.out());
  }

  @Test
  void check_methodOfATest_isLikeAnyGraph() {
    Cli cli =
        Cli.run("check", "samples.Checks$Failing#sleepy", "-p", "k=2", "-p", "level=PARALLEL");
    assertEquals(1, cli.status(), cli.err());
    assertTrue(cli.out().contains("FOUND: 2 findings (STUCK, ASLEEP_WITH_MAIL)"), cli.out());
    assertEquals(0, Cli.run("check", "samples.Checks$Heir#line").status(), "inherited");
    assertEquals(0, Cli.run("check", "samples.Checks$Passing#readers", "-p", "n=1").status());
  }

  @Test
  void methodThatSuppliesNoGraph_isRefused() {
    assertRefused("has no method 'nothing' that returns a graph; it has ", "Passing#nothing");
    assertRefused("has no method 'returnsNothing' that returns a graph", "Wrong#returnsNothing");
    assertRefused("returned null instead of a graph", "Wrong#returnsNull");
    assertRefused(
        "it threw java.lang.IllegalStateException: no graph today", "Wrong#throwsSomething");
    assertRefused("cannot be made", "WithoutConstructor#line");
    assertRefused("cannot be made", "Inherited#line");
    assertRefused("wants -p n=…", "Passing#readers");
    assertRefused("takes no parameters, and was given {n=1}", "Passing#line", "-p", "n=1");
    assertRefused("'two' is no int", "Passing#readers", "-p", "n=two");
    assertRefused("the parameter is a Object", "Wrong#wantsStrangeType", "-p", "n=two");
    assertRefused("there is no class 'samples.Checks$Nobody'", "Nobody#line");
  }

  private static void assertRefused(String words, String method, String... more) {
    List<String> args = new ArrayList<>(List.of("check", "samples.Checks$" + method));
    args.addAll(List.of(more));
    Cli cli = Cli.run(args.toArray(new String[0]));
    assertEquals(2, cli.status(), method);
    assertEquals("", cli.out());
    assertTrue(cli.err().contains(words), cli.err());
    assertFalse(cli.err().contains("\tat "), cli.err());
  }
}
