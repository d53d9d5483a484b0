package intray.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedVariable") // fields that only Structure reads
final class OutcomeTest {
  private static final class Mail {
    final String text;

    Mail(String text) {
      this.text = text;
    }
  }

  private static Outcome of(Outcome.End end, Object... messages) {
    return new Outcome(
        end, Map.of("result", List.of(messages)), Map.of(), Map.of(), new TreeMap<>());
  }

  @Test
  void outcomes_are_equal_by_the_structure_of_their_messages() {
    Outcome outcome = of(Outcome.End.COMPLETED, new Mail("a"));
    assertEquals(outcome, of(Outcome.End.COMPLETED, new Mail("a")));
    assertEquals(outcome.hashCode(), of(Outcome.End.COMPLETED, new Mail("a")).hashCode());
    assertNotEquals(outcome, of(Outcome.End.COMPLETED, new Mail("b")));
    assertNotEquals(outcome, of(Outcome.End.STUCK, new Mail("a")));
    assertNotEquals(of(Outcome.End.COMPLETED, 1), of(Outcome.End.COMPLETED, 1L));
    assertNotEquals(of(Outcome.End.COMPLETED, 1), of(Outcome.End.COMPLETED, "1"));
    assertNotEquals(of(Outcome.End.COMPLETED, 1, 2), of(Outcome.End.COMPLETED, List.of(1, 2)));
  }

  @Test
  void each_message_is_written_by_itself_whatever_it_shares_with_another() {
    Mail mail = new Mail("a");
    assertEquals(
        of(Outcome.End.COMPLETED, mail, mail), of(Outcome.End.COMPLETED, mail, new Mail("a")));
  }

  @Test
  void an_outcome_is_one_line_with_all_that_is_in_it() {
    Outcome outcome =
        new Outcome(
            Outcome.End.AT_REST,
            Map.of("result", List.of("a", 1)),
            Map.of("c.in", List.of('x')),
            Map.of("status", 2L),
            Map.of("c", "await(c.in)"));
    assertEquals(
        "at rest; result=[\"a\", 1]; left in c.in=['x']; notice status=2L; c waits: await(c.in)",
        outcome.toString());
  }

  @Test
  void boxes_notices_and_waiters_are_sorted_by_name() {
    Map<String, Object> notices = new LinkedHashMap<>();
    notices.put("b", 1);
    notices.put("a", 2);
    Outcome outcome = new Outcome(Outcome.End.COMPLETED, Map.of(), Map.of(), notices, Map.of());
    assertEquals("completed; notice a=2; notice b=1", outcome.toString());
  }

  @Test
  void a_failure_is_told_by_component_and_cause_alone() {
    Outcome outcome = Outcome.failed("p/c", new IllegalStateException("why"));
    assertEquals("failed: p/c threw java.lang.IllegalStateException: why", outcome.toString());
    assertEquals(outcome, Outcome.failed("p/c", new IllegalStateException("why")));
    assertNotEquals(outcome, Outcome.failed("p/d", new IllegalStateException("why")));
    assertNotEquals(outcome, Outcome.failed("p/c", new IllegalStateException("why not")));
  }

  @Test
  void an_unknown_output_is_refused_with_those_there_are() {
    assertEquals(
        "no output 'resul' in this outcome; there are [result]",
        assertThrows(
                IllegalArgumentException.class, () -> of(Outcome.End.COMPLETED).output("resul"))
            .getMessage());
  }

  @Test
  void whoever_changes_the_lists_it_gave_or_got_does_not_change_the_outcome() {
    List<Object> messages = new ArrayList<>(List.of("a"));
    Outcome outcome =
        new Outcome(
            Outcome.End.COMPLETED,
            Map.of("r", messages),
            Map.of("i", messages),
            Map.of(),
            Map.of());
    messages.clear();
    outcome.output("r").clear();
    outcome.outputs().get("r").clear();
    outcome.left().get("i").clear();
    assertEquals("completed; r=[\"a\"]; left in i=[\"a\"]", outcome.toString());
  }
}
