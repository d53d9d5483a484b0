package intray.catalogue;

import static intray.catalogue.Says.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
  @Test
  void nothingGiven_defaults() {
    assertEquals(Map.of("n", "2"), Catalogue.get("readers").arguments(Map.of()).values());
  }

  @Test
  void numberGiven_isUsed() {
    Entry readers = Catalogue.get("readers");
    assertEquals(12, readers.build(readers.arguments(Map.of("n", "11"))).wiring().components());
  }

  @Test
  void unknownParameter_isNamedWithWhatThereIs() {
    assertRefused(
        "mini-axon",
        "turn",
        "4",
        "mini-axon has no parameter 'turn'; did you mean 'turns'?",
        "order=producer-consumer-postman",
        "a whole number from 1");
    assertRefused("ping-pong", "n", "2", "has no parameter 'n'", "rounds=3");
    assertRefused("echo-in-band", "n", "2", "has no parameter 'n'; it has none at all");
  }

  @Test
  void notANumberOrOutOfRange_isNamedWithTheRange() {
    for (String bad : new String[] {"many", "", "2.5", "0", "1001", "99999999999"}) {
      assertRefused("readers", "n", bad, "parameter n=" + bad, "a whole number from 1 to 1000");
    }
  }

  @Test
  void notOneOfTheWords_isNamedWithTheWords() {
    assertRefused(
        "mini-axon", "order", "alphabetic", "order=alphabetic", "postman-producer-consumer");
  }

  private static void assertRefused(
      String graph, String parameter, String value, String... inMessage) {
    Entry entry = Catalogue.get(graph);
    BadArgument e =
        assertThrows(BadArgument.class, () -> entry.arguments(Map.of(parameter, value)));
    assertSays(e, inMessage);
  }
}
