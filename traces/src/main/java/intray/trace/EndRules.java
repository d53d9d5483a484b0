package intray.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a run can have ended as its last line says. */
final class EndRules {
  private static final @Nullable String FINE = null;

  private final State state;

  EndRules(State state) {
    this.state = state;
  }

  @Nullable String check(Ending ending) {
    return switch (ending.end()) {
      case "completed", "at rest", "stuck" -> rest(ending);
      case "failed" -> failed(ending);
      default -> FINE;
    };
  }

  private @Nullable String failed(Ending ending) {
    State.@Nullable Component c =
        ending.component() == null ? null : state.component(ending.component());
    if (c == null) {
      return "the run failed, and it is not said who did";
    }
    // One that is done may still fail when it is closed.
    return c.phase == State.Phase.FAILED || c.phase == State.Phase.DONE
        ? FINE
        : c.name + " has not failed";
  }

  private @Nullable String rest(Ending ending) {
    String end = "completed";
    for (State.Component c : state.components()) {
      @Nullable String why = isAwake(c);
      if (why != null) {
        return "nobody can go on, it says, but " + c.name + " " + why;
      }
      if (c.phase != State.Phase.DONE) {
        end = c.mayRest && !end.equals("stuck") ? "at rest" : "stuck";
      }
    }
    if (!end.equals(ending.end())) {
      return "the run is " + end + ", and not " + ending.end();
    }
    for (State.Inbox box : state.inboxes()) {
      @Nullable String why =
          box.reader == null ? differ(box, ending.outputs()) : differ(box, ending.left());
      if (why != null) {
        return why;
      }
    }
    return FINE;
  }

  private static @Nullable String isAwake(State.Component c) {
    return switch (c.phase) {
      case RUNNING -> "is in the middle of its work";
      case AWAITING -> c.guardHolds() ? "waits for what is there" : null;
      case PAUSING -> c.surely ? "pauses though something has happened" : null;
      case DONE, FAILED -> null;
    };
  }

  private static @Nullable String differ(State.Inbox box, Map<String, List<String>> said) {
    boolean all = said.keySet().stream().noneMatch(name -> name.startsWith(Values.CUT));
    if (!all && !said.containsKey(box.name)) {
      return FINE; // left out
    }
    List<String> messages = said.getOrDefault(box.name, List.of());
    boolean cut = !messages.isEmpty() && messages.get(messages.size() - 1).startsWith(Values.CUT);
    int size = box.items.size();
    if (cut ? size < messages.size() : size != messages.size()) {
      return box.name + " holds " + size + " messages, and not " + messages.size();
    }
    return FINE;
  }
}
