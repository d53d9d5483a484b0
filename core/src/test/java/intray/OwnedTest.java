package intray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import intray.fixtures.Parts;
import intray.fixtures.Placement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OwnedTest {
  private static final String STORY = "a.out handed this ArrayList to b.in";

  /** The component "a" sends to "b", which passes on what it got. */
  private static Graph pair(SenderScript script) {
    return Graph.named("pair")
        .component(
            "a",
            ports -> {
              Outbox<Object> out = ports.outbox("out");
              return Parts.once(() -> script.run(out));
            })
        .component("b", Parts.copy())
        .output("result")
        .link("a.out", "b.in")
        .link("b.out", "result")
        .build();
  }

  private interface SenderScript {
    void run(Outbox<Object> out) throws Exception;
  }

  @ParameterizedTest
  @EnumSource
  void use_after_hand_off_is_refused_and_names_who_handed_what_to_whom(Placement placement) {
    Graph graph =
        pair(
            out -> {
              Owned<List<String>> item = Owned.of(new ArrayList<>());
              out.send(item);
              item.get().add("too late");
            });
    HandedOffException refused = (HandedOffException) placement.run(graph).cause();
    assertEquals(
        "used after hand-off: "
            + STORY
            + ". After a send an item belongs to the receiver; make a new one, or use this one"
            + " before you send it.",
        refused.getMessage());
  }

  @Test
  void an_item_cannot_be_sent_twice() {
    Graph graph =
        pair(
            out -> {
              Owned<List<String>> item = Owned.of(new ArrayList<>());
              out.send(item);
              assertThrows(HandedOffException.class, () -> out.send(item));
              assertThrows(HandedOffException.class, () -> out.offer(item));
              assertEquals("Owned(" + STORY + ")", item.toString());
            });
    assertEquals(1, Placement.SERIAL.completes(graph).output("result").size());
  }

  @ParameterizedTest
  @EnumSource
  void the_receiver_owns_the_very_value_and_may_change_it(Placement placement) {
    List<String> value = new ArrayList<>();
    Graph graph =
        Graph.named("chain")
            .component("a", ports -> new Sender(ports, value))
            .component(
                "b",
                Parts.map(
                    item -> {
                      Owned<?> owned = (Owned<?>) item;
                      assertSame(value, owned.get());
                      value.add("changed by b");
                      return owned;
                    }))
            .component(
                "c",
                Parts.map(
                    item -> {
                      value.add("changed by c");
                      return item;
                    }))
            .output("result")
            .link("a.out", "b.in")
            .link("b.out", "c.in")
            .link("c.out", "result")
            .build();
    assertEquals(
        "completed; result=[Owned(value=[\"changed by b\", \"changed by c\"])]",
        placement.runs(graph).toString());
  }

  @Test
  void there_is_nothing_to_own_about_null() {
    assertThrows(NullPointerException.class, () -> Owned.of(null));
  }

  private static final class Sender implements Component {
    private final Outbox<Object> out;
    private final Object value;

    Sender(Ports ports, Object value) {
      this.out = ports.outbox("out");
      this.value = value;
    }

    @Override
    public Step next() {
      out.send(Owned.of(value));
      return Step.DONE;
    }
  }
}
