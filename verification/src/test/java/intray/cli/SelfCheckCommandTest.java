package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What {@code intray selfcheck} prints. */
final class SelfCheckCommandTest {
  @Test
  void selfcheck_findsAllThatIsPlanted() {
    Cli cli = Cli.run("selfcheck");

    assertEquals(0, cli.status(), cli.out());
    assertEquals("", cli.err());
    Golden.assertMatches("selfcheck.txt", cli.out());
  }
}
