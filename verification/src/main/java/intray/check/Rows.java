package intray.check;

import intray.Wiring;
import intray.run.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes operations for people. */
final class Rows {
  private final Model model;

  /** To find a place a component runs from its beginning, and schedules have much in common. */
  private final Map<LocalState, String> places = new HashMap<>();

  Rows(Model model) {
    this.model = model;
  }

  /**
   * The lines of a schedule; none if there is none.
   *
   * @param shown what it shows, or null if that is an outcome
   */
  List<ScheduledOperation> of(@Nullable Schedule schedule, Ends.@Nullable Fault shown) {
    List<ScheduledOperation> rows = new ArrayList<>();
    if (schedule == null) {
      return rows;
    }
    if (schedule.loop() >= 0) {
      for (Event event : schedule.events()) {
        String answer = Operation.answerText(event.operation(), event.answer(), model.items);
        rows.add(row(event.component(), event.before(), answer));
      }
      return rows;
    }
    boolean isEnd = schedule.outcome() != null;
    LocalState[] reached = new LocalState[model.components()];
    for (int c = 0; c < reached.length; c++) {
      reached[c] = model.automata[c].start();
      rows.addAll(failure(c, reached[c], schedule));
    }
    int last = Wiring.NOBODY;
    for (Event event : schedule.all()) {
      int c = event.component();
      Operation operation = event.operation();
      if (Schedule.isShown(operation.kind(), c == last)) {
        last = c;
        String answer = Operation.answerText(operation, event.answer(), model.items);
        rows.add(row(c, event.before(), answer));
      }
      reached[c] = model.automata[c].after(event.before(), event.answer());
      rows.addAll(failure(c, reached[c], schedule));
    }
    for (int c = 0; c < reached.length && shown != null; c++) {
      if (model.wiring.path(c).equals(shown.component())) {
        rows.addAll(guilty(c, reached[c], shown.kind(), isEnd));
      }
    }
    return rows;
  }

  /**
   * A component has failed, which is no operation; in a schedule that ends by it, it belongs to it.
   * Another that fails has not come to throw yet: nothing tells when it does.
   */
  private List<ScheduledOperation> failure(int c, LocalState state, Schedule schedule) {
    @Nullable Throwable cause = state.operation.cause();
    boolean isEnd =
        cause != null
            && Outcome.failed(model.wiring.path(c), cause).toString().equals(schedule.outcome());
    return isEnd ? thrown(c, state) : List.of();
  }

  /** What a component that has failed threw; nothing if it has not. */
  List<ScheduledOperation> thrown(int c, LocalState state) {
    @Nullable Throwable cause = state.operation.cause();
    if (cause == null) {
      return List.of();
    }
    String what = "throws " + cause.getClass().getSimpleName();
    return List.of(new ScheduledOperation(model.wiring.path(c), what, "", Frames.place(cause)));
  }

  /**
   * What a component asks when it turns out that it has done something wrong, and is not answered
   * any more: so it is not among the operations performed.
   */
  List<ScheduledOperation> guilty(
      int c, LocalState state, @Nullable FindingKind kind, boolean isEnd) {
    if (isEnd || (kind != FindingKind.USED_AFTER_HANDOFF && kind != FindingKind.HANDED_OFF_TWICE)) {
      return List.of();
    }
    return state.operation.cause() == null ? List.of(row(c, state, "")) : thrown(c, state);
  }

  ScheduledOperation row(int c, LocalState local, String answer) {
    return new ScheduledOperation(
        model.wiring.path(c),
        local.operation.text(model.wiring, model.items),
        answer,
        places.computeIfAbsent(local, model.automata[c]::where));
  }
}
