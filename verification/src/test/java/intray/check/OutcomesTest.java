package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import intray.Graph;
import intray.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  /** The numbers of contents do not tell which of them is newer if several threads make some. */
  @Test
  void contentsThatLookTheSame_areOneOutcome_whoeverMadeThem() throws InterruptedException {
    Model model =
        new Model(
            Graph.named("one")
                .component("a", Source.of("x"))
                .output("end")
                .link("a.out", "end")
                .build());
    Outcomes outcomes = new Outcomes(model);
    int[] done = new int[model.components()];
    int[] state = model.initial();
    Thread other =
        new Thread(
            () ->
                state[model.boxes] = model.queues.append(Queues.EMPTY, model.items.id(List.of(1))));
    other.start();
    other.join();
    outcomes.add(state, done);
    state[model.boxes] =
        model.queues.append(Queues.EMPTY, model.items.id(new ArrayList<>(List.of(1))));
    outcomes.add(state, done);
    assertEquals(1, outcomes.size(), outcomes.keySet()::toString);
  }
}
