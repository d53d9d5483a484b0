package intray.check;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A local history of one component, as a node of a trie: the operation it asks next, and for each
 * answer received so far the history that follows. Because a component is deterministic and
 * isolated, this is all of its state.
 *
 * <p>Where states are {@linkplain Matching matched}, histories after which the component is the
 * same are one node, that of the history met first; the trie becomes a graph and may have circles.
 */
final class LocalState {
  /** Its number among the histories of this component. */
  final int id;

  final @Nullable LocalState parent;

  /** What the parent's operation was answered to come here. */
  final int answer;

  final Operation operation;

  /**
   * Which of the component's outboxes are closed here, by index within the component; shared with
   * the parent where equal.
   */
  final boolean[] closed;

  /** Hand-off abuse and other things that the replay which led here has seen for the first time. */
  final List<LocalFinding> findings;

  final int length;

  private int[] answers = {};
  private LocalState[] next = {};

  /** Something that one component did wrong, seen in its isolated replay. */
  record LocalFinding(FindingKind kind, String message) {}

  LocalState(
      int id,
      @Nullable LocalState parent,
      int answer,
      Operation operation,
      boolean[] closed,
      List<LocalFinding> findings) {
    this.id = id;
    this.parent = parent;
    this.answer = answer;
    this.operation = operation;
    this.closed = closed;
    this.findings = findings;
    this.length = parent == null ? 0 : parent.length + 1;
  }

  /**
   * The history that follows if the operation is answered so, or null if that has not happened yet.
   */
  @Nullable LocalState after(int given) {
    for (int k = 0; k < answers.length; k++) {
      if (answers[k] == given) {
        return next[k];
      }
    }
    return null;
  }

  void add(int given, LocalState child) {
    answers = Arrays.copyOf(answers, answers.length + 1);
    next = Arrays.copyOf(next, next.length + 1);
    answers[answers.length - 1] = given;
    next[next.length - 1] = child;
  }

  int children() {
    return next.length;
  }

  LocalState child(int index) {
    return next[index];
  }

  /** The answer that leads to a child. */
  int answer(int index) {
    return answers[index];
  }

  /** Whether the history with a child's answer was found to be one already known. */
  boolean isMatched(int index) {
    return next[index].parent != this || next[index].answer != answers[index];
  }

  /** Whether no history goes on from this one, other than by being one already known. */
  boolean isLeaf() {
    for (int k = 0; k < next.length; k++) {
      if (!isMatched(k)) {
        return false;
      }
    }
    return true;
  }

  /** From the first history to this one. */
  LocalState[] path() {
    LocalState[] path = new LocalState[length + 1];
    for (@Nullable LocalState at = this; at != null; at = at.parent) {
      path[at.length] = at;
    }
    return path;
  }
}
