package intray.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thread as the automaton that its local histories span; its code runs once for each. */
final class Histories {
  private final Memory memory;
  private final Program program;
  private final int thread;
  private final int maxLength;
  private final List<History> histories = new ArrayList<>();

  /** What is all of the thread's state between two of its steps, and the history that follows. */
  private final Map<Object, History> joints = new HashMap<>();

  Histories(Memory memory, Program program, int thread, int maxLength) {
    this.memory = memory;
    this.program = program;
    this.thread = thread;
    this.maxLength = maxLength;
    extend(null, Memory.NULL);
  }

  History get(int id) {
    return histories.get(id);
  }

  int size() {
    return histories.size();
  }

  History after(History history, int answer) {
    History known = history.after(answer);
    return known != null ? known : extend(history, answer);
  }

  /** Where in the source the access of a history is. */
  String where(History history) {
    Replay replay =
        new Replay(
            memory, program, thread, history.parent, history.answer, Integer.MAX_VALUE, null);
    replay.run();
    return replay.where();
  }

  private History extend(@Nullable History parent, int answer) {
    Replay replay = new Replay(memory, program, thread, parent, answer, maxLength, joints);
    replay.run();
    @Nullable History first = null;
    @Nullable History at = parent;
    int given = answer;
    for (Replay.Asked asked : replay.asked()) {
      History history = new History(histories.size(), at, given, asked.access());
      histories.add(history);
      for (Object joint : asked.joints()) {
        joints.put(joint, history);
      }
      if (at != null) {
        at.add(given, history);
      }
      first = first == null ? history : first;
      at = history;
      given = Memory.NULL;
    }
    History joined = replay.joined();
    if (joined != null) {
      Objects.requireNonNull(at).add(given, joined);
      first = first == null ? joined : first;
    }
    return Objects.requireNonNull(first);
  }
}
