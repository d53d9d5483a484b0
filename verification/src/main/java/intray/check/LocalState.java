package intray.check;

import intray.Wiring;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
  private static final VarHandle FOLLOWING;

  static {
    try {
      FOLLOWING = MethodHandles.lookup().findVarHandle(LocalState.class, "following", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

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

  /**
   * The histories that follow: none; or one that was new, itself, for there may be millions; or
   * several, which are replaced as a whole. So it can be read while another thread adds to it.
   */
  private volatile @Nullable Object following;

  /** Histories that follow one, each with the answer that leads to it. */
  private static final class Several {
    private final int[] answers;
    private final LocalState[] next;

    private Several(int[] answers, LocalState[] next) {
      this.answers = answers;
      this.next = next;
    }
  }

  /**
   * Something that one component did wrong, seen in its isolated replay.
   *
   * @param outbox through which it had sent the item concerned, or {@link Wiring#NOBODY}
   * @param item as it was then
   */
  record LocalFinding(FindingKind kind, String message, int outbox, int item) {
    /** Of no item, or of one that is not known. */
    LocalFinding(FindingKind kind, String message) {
      this(kind, message, Wiring.NOBODY, Items.NONE);
    }

    /** What tells components apart that have done wrong; not with which item they did. */
    @Override
    public String toString() {
      return kind + " " + message;
    }
  }

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
    return after(following, given);
  }

  private static @Nullable LocalState after(@Nullable Object following, int given) {
    if (following instanceof LocalState only) {
      return only.answer == given ? only : null;
    } else if (following instanceof Several several) {
      for (int k = 0; k < several.answers.length; k++) {
        if (several.answers[k] == given) {
          return several.next[k];
        }
      }
    }
    return null;
  }

  /**
   * Adds a history that follows.
   *
   * @return the history that follows now: another one, if another thread was faster
   */
  LocalState add(int given, LocalState child) {
    while (true) {
      Object now = following;
      LocalState known = after(now, given);
      if (known != null) {
        return known;
      }
      boolean isFirst = now == null && child.parent == this && child.answer == given;
      Object more = isFirst ? child : with(now, given, child);
      if (FOLLOWING.compareAndSet(this, now, more)) {
        return child;
      }
    }
  }

  private static Several with(@Nullable Object now, int given, LocalState child) {
    if (now instanceof Several several) {
      int n = several.next.length;
      int[] answers = Arrays.copyOf(several.answers, n + 1);
      LocalState[] next = Arrays.copyOf(several.next, n + 1);
      answers[n] = given;
      next[n] = child;
      return new Several(answers, next);
    } else if (now instanceof LocalState only) {
      return new Several(new int[] {only.answer, given}, new LocalState[] {only, child});
    }
    return new Several(new int[] {given}, new LocalState[] {child});
  }

  int children() {
    Object now = following;
    return now instanceof Several several ? several.next.length : now == null ? 0 : 1;
  }

  LocalState child(int index) {
    Object now = following;
    return now instanceof Several several
        ? several.next[index]
        : (LocalState) Objects.requireNonNull(now);
  }

  /** The answer that leads to a child. */
  int answer(int index) {
    return following instanceof Several several ? several.answers[index] : child(index).answer;
  }

  /** Whether the history with a child's answer was found to be one already known. */
  boolean isMatched(int index) {
    return child(index).parent != this || child(index).answer != answer(index);
  }

  /** Whether no history goes on from this one, other than by being one already known. */
  boolean isLeaf() {
    for (int k = 0; k < children(); k++) {
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
