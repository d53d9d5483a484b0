package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Tokens: any schedule there and back, and nothing else accepted. */
class ReplayTokenProperties {
  private static final String TOKEN = token();

  private static String token() {
    Graph graph = Catalogue.get("check-then-control").build();
    Plan plan = Check.of(graph).run().findings().get(0).plan();
    return new ReplayToken("check-then-control", Map.of("k", "1"), requireNonNull(plan)).toString();
  }

  private static Plan requireNonNull(@org.jspecify.annotations.Nullable Plan plan) {
    return java.util.Objects.requireNonNull(plan);
  }

  @Property(tries = 300)
  void every_finding_of_a_random_graph_is_reproduced(
      @ForAll @Size(min = 20, max = 80) List<@IntRange(max = 59) Integer> genes) {
    Graph graph = RandomGraph.decode(genes, RandomGraph.Features.ALL);
    Report report = Check.of(graph).bounds(Bounds.DEFAULT.withStates(20_000)).run();
    for (Finding finding : report.findings()) {
      if (finding.plan() != null) {
        RerunTest.assertReproduced(graph, finding.plan(), finding.schedule(), finding.outcome());
      }
    }
    int few = 0;
    for (Report.Hidden hidden : report.hiddenByRoundRobin()) {
      if (hidden.plan() != null && few++ < 5) {
        RerunTest.assertReproduced(graph, hidden.plan(), hidden.schedule(), hidden.outcome());
      }
    }
  }

  @Property(tries = 500)
  void any_plan_name_and_parameters_are_read_as_they_were_written(
      @ForAll @Size(max = 300) List<@IntRange(max = 2000) Integer> numbers,
      @ForAll String graph,
      @ForAll @Size(max = 3) Map<String, String> parameters) {
    List<Plan.Move> moves = new ArrayList<>();
    int last = 0;
    for (int number : numbers) {
      Operation.Kind kind = List.of(Operation.Kind.values()).get(number % 14);
      last = number % 3 == 0 ? number % 29 : last;
      moves.add(new Plan.Move(last, kind, number % 5 == 0 ? number : number % 4));
    }
    // What comes again is what a schedule of a loop looks like.
    moves.addAll(List.copyOf(moves));
    List<FindingKind> kinds = List.of(FindingKind.values());
    FindingKind kind = kinds.get(numbers.size() % kinds.size());
    boolean endless = kind == FindingKind.NEVER_ENDS || kind == FindingKind.NO_RESPONSE;
    int loop = endless && !moves.isEmpty() ? moves.size() / 2 : -1;
    Level level = List.of(Level.values()).get(numbers.size() % 3);
    Plan plan = new Plan(level, kind, 3, numbers.size(), -7, moves, loop);
    Map<String, String> wellFormed = new LinkedHashMap<>();
    parameters.forEach((name, value) -> wellFormed.put(letters(name), letters(value)));
    ReplayToken read =
        ReplayToken.parse(new ReplayToken(letters(graph), wellFormed, plan).toString());
    assertEquals(letters(graph), read.graph());
    assertEquals(wellFormed, read.parameters());
    assertEquals(moves, read.plan().moves());
    assertEquals(kind, read.plan().kind());
    assertEquals(plan.level(), read.plan().level());
    assertEquals(plan.component(), read.plan().component());
    assertEquals(plan.outcome(), read.plan().outcome());
    assertEquals(plan.wiring(), read.plan().wiring());
    assertEquals(plan.loop(), read.plan().loop());
  }

  /** Without halves of surrogate pairs, which no encoding can write. */
  private static String letters(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Property(tries = 1000)
  void a_token_with_one_other_letter_is_refused(
      @ForAll @IntRange(max = 1000) int place, @ForAll @IntRange(min = 33, max = 126) int letter) {
    int at = place % TOKEN.length();
    String other = TOKEN.substring(0, at) + (char) letter + TOKEN.substring(at + 1);
    if (!other.equals(TOKEN) && !sameBytes(other)) {
      assertThrows(IllegalArgumentException.class, () -> ReplayToken.parse(other), other);
    }
  }

  /** The last letter of Base64 has bits that say nothing. */
  private static boolean sameBytes(String other) {
    try {
      return other.startsWith(TOKEN.substring(0, TOKEN.length() - 1))
          && java.util.Arrays.equals(bytes(other), bytes(TOKEN));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] bytes(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf(':') + 1));
  }

  @Property(tries = 2000)
  void bytes_of_anything_with_a_right_checksum_are_read_or_refused(
      @ForAll @Size(max = 60) byte[] schedule) {
    String head = "intray1:chain::";
    CRC32 crc = new CRC32();
    crc.update(head.getBytes(StandardCharsets.UTF_8));
    crc.update(schedule);
    byte[] all = java.util.Arrays.copyOf(schedule, schedule.length + 4);
    for (int k = 0; k < 4; k++) {
      all[schedule.length + k] = (byte) (crc.getValue() >>> (8 * k));
    }
    String token = head + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    ReplayToken read;
    try {
      read = ReplayToken.parse(token);
    } catch (IllegalArgumentException e) {
      return;
    }
    Rerun.Result result = Rerun.of(Catalogue.get("chain").build(), read.plan()).run();
    assertTrue(result.isGraphChanged());
  }

  @Example
  void a_token_broken_over_lines_is_read() {
    String broken =
        TOKEN.substring(0, 30) + "\n    " + TOKEN.substring(30, 50) + "\r\n" + TOKEN.substring(50);
    assertEquals(TOKEN, ReplayToken.parse(broken).toString());
  }

  @Example
  void what_is_wrong_with_a_token_is_said() {
    assertSays("hello", "is no replay token");
    assertSays("intray9:chain::AAAA", "version '9'");
    assertSays("intray1:chain", "Was all of it copied");
    assertSays(TOKEN.substring(0, TOKEN.length() - 5), "damaged");
    assertSays("intray1:" + "x".repeat(2_000_000), "at most");
  }

  private static void assertSays(String token, String words) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ReplayToken.parse(token));
    assertTrue(String.valueOf(e.getMessage()).contains(words), e::getMessage);
  }
}
