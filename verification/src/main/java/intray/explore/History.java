package intray.explore;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A local history of one thread, as a node of a trie: the access that it does next, and for each
 * answer received so far the history that follows. Code is deterministic, so this is all of the
 * thread's state.
 */
final class History {
  final int id;
  final @Nullable History parent;

  /** What the parent's access was answered to come here. */
  final int answer;

  final Access access;
  final int length;

  private int[] answers = {};
  private History[] next = {};

  History(int id, @Nullable History parent, int answer, Access access) {
    this.id = id;
    this.parent = parent;
    this.answer = answer;
    this.access = access;
    this.length = parent == null ? 0 : parent.length + 1;
  }

  @Nullable History after(int given) {
    for (int k = 0; k < answers.length; k++) {
      if (answers[k] == given) {
        return next[k];
      }
    }
    return null;
  }

  void add(int given, History child) {
    answers = Arrays.copyOf(answers, answers.length + 1);
    next = Arrays.copyOf(next, next.length + 1);
    answers[answers.length - 1] = given;
    next[next.length - 1] = child;
  }

  /** From the first history to this one. */
  History[] path() {
    History[] path = new History[length + 1];
    for (@Nullable History at = this; at != null; at = at.parent) {
      path[at.length] = at;
    }
    return path;
  }
}
