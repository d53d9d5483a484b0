package intray.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.jpf.AtomicMailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MailboxProperties {
  @Property(tries = 40)
  void anyMailbox_everyInterleaving_answersAsIfEachOperationWereOneStep(
      @ForAll("mailboxes") List<String> args) {
    Explored seen =
        new Explorer(Kernel.BOUNDS)
            .explore("intray.harness.MailboxHarness", args.toArray(new String[0]));
    assertEquals("", seen.doubt());
    assertEquals(new TreeSet<>(AtomicMailbox.outcomes(args)), seen.outcomeSet());
  }

  @Provide
  Arbitrary<List<String>> mailboxes() {
    Arbitrary<String> reader =
        Arbitraries.strings().withChars('p', 'e', 'd').ofMinLength(1).ofMaxLength(3);
    Arbitrary<String> writer = Arbitraries.of("o", "c", "oc", "oo", "ooc");
    return Combinators.combine(
            Arbitraries.integers().between(0, 2), reader, writer.list().ofMinSize(1).ofMaxSize(2))
        .as(
            (bound, poll, writers) -> {
              List<String> args = new ArrayList<>(List.of(bound.toString(), poll));
              args.addAll(writers);
              return args;
            });
  }
}
