package intray.check;

import intray.View;
import intray.Wiring;
import intray.WiringException;
import intray.run.Outcome;
import java.util.List;

/** Shows an outcome to what must hold at the end. */
final class OutcomeView implements View {
  private final Wiring wiring;
  private final Outcome outcome;

  OutcomeView(Wiring wiring, Outcome outcome) {
    this.wiring = wiring;
    this.outcome = outcome;
  }

  @Override
  public Object notice(String name) {
    Object value = outcome.notices().get(name);
    if (value == null) {
      throw new WiringException("there is no notice '" + name + "'");
    }
    return value;
  }

  @Override
  public List<Object> box(String name) {
    for (int i = 0; i < wiring.inboxes(); i++) {
      if (wiring.inboxName(i).equals(name)) {
        return wiring.reader(i) == Wiring.NOBODY
            ? outcome.output(name)
            : outcome.left().getOrDefault(name, List.of());
      }
    }
    throw new WiringException("there is no inbox or output '" + name + "'");
  }
}
