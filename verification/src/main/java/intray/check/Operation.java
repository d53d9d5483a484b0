package intray.check;

import intray.Wiring;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a component asks next: one operation of the semantics with its operands. {@code box} is an
 * inbox, outbox or notice by number, {@code item} the message sent or value published, or the
 * number of alternatives of a choice.
 */
final class Operation {
  private final Kind kind;
  private final int box;
  private final int item;
  private final int[] guard;
  private final @Nullable Throwable cause;

  private Operation(Kind kind, int box, int item, int[] guard, @Nullable Throwable cause) {
    this.kind = kind;
    this.box = box;
    this.item = item;
    this.guard = guard;
    this.cause = cause;
  }

  /** The operations, named as in the specification. The last two are ends and never answered. */
  enum Kind {
    BEGIN,
    IS_EMPTY,
    POLL,
    TAKE,
    IS_DRAINED,
    SEND,
    OFFER,
    CLOSE,
    /** Tells a component that something has happened at its boxes, which was done just before. */
    SIGNAL,
    READ,
    PUBLISH,
    CHOOSE,
    AWAIT,
    PAUSE,
    DONE,
    FAIL;

    /** Whether people are shown it: not what only says where a step begins, or who is told. */
    boolean isShown() {
      return this != BEGIN && this != SIGNAL;
    }
  }

  private static final int[] NO_GUARD = {};

  /** Operations with smaller operands are made once: most of millions of histories ask for them. */
  private static final int FEW = 32;

  private static final Map<Kind, Operation[]> COMMON = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      COMMON.put(kind, new Operation[FEW * FEW]);
    }
  }

  static Operation of(Kind kind, int box, int item) {
    if (box < 0 || box >= FEW || item < 0 || item >= FEW) {
      return new Operation(kind, box, item, NO_GUARD, null);
    }
    Operation[] common = Objects.requireNonNull(COMMON.get(kind));
    int index = box * FEW + item;
    Operation known = common[index];
    if (known == null) {
      known = new Operation(kind, box, item, NO_GUARD, null);
      common[index] = known; // threads that do this at once make equal ones
    }
    return known;
  }

  /** Boxes of a guard: an inbox as its number, an outbox as the complement of its number. */
  static Operation await(int[] guard) {
    return new Operation(Kind.AWAIT, 0, 0, guard, null);
  }

  static Operation fail(Throwable cause) {
    return new Operation(Kind.FAIL, 0, 0, NO_GUARD, cause);
  }

  Kind kind() {
    return kind;
  }

  int box() {
    return box;
  }

  int item() {
    return item;
  }

  int[] guard() {
    return guard;
  }

  /** What a failed component threw; null for all other operations. */
  @Nullable Throwable cause() {
    return cause;
  }

  boolean isEnd() {
    return kind == Kind.DONE || kind == Kind.FAIL;
  }

  /** Whether a component that is here is between two steps. */
  boolean isBetweenSteps() {
    return kind == Kind.BEGIN || kind == Kind.AWAIT || kind == Kind.PAUSE || isEnd();
  }

  boolean sameAs(Operation other) {
    return this == other
        || (kind == other.kind
            && box == other.box
            && item == other.item
            && Arrays.equals(guard, other.guard)
            && (cause == other.cause || String.valueOf(cause).equals(String.valueOf(other.cause))));
  }

  /** As {@link intray.Step#toString} writes what a component waits for. */
  String waitsFor(Wiring wiring) {
    if (kind == Kind.PAUSE) {
      return "PAUSE";
    }
    StringBuilder text = new StringBuilder("await(");
    for (int k = 0; k < guard.length; k++) {
      text.append(k == 0 ? "" : ", ")
          .append(guard[k] >= 0 ? wiring.inboxName(guard[k]) : wiring.outboxName(~guard[k]));
    }
    return text.append(')').toString();
  }

  /** For people, without the component's name. */
  String text(Wiring wiring, Items items) {
    return switch (kind) {
      case BEGIN -> "begin";
      case IS_EMPTY -> local(wiring.inboxName(box)) + " empty?";
      case POLL -> "poll " + local(wiring.inboxName(box));
      case TAKE -> "take " + local(wiring.inboxName(box));
      case IS_DRAINED -> local(wiring.inboxName(box)) + " drained?";
      case SEND -> "send " + local(wiring.outboxName(box)) + " " + items.text(item);
      case OFFER -> "offer " + local(wiring.outboxName(box)) + " " + items.text(item);
      case CLOSE -> "close " + local(wiring.outboxName(box));
      case SIGNAL -> "wakes " + wiring.path(box);
      case READ -> "read " + wiring.noticeName(box);
      case PUBLISH -> "publish " + wiring.noticeName(box) + "=" + items.text(item);
      case CHOOSE -> "choose " + item;
      case AWAIT -> "await " + locals(wiring);
      case PAUSE -> "pause";
      case DONE -> "done";
      case FAIL -> "fails: " + cause;
    };
  }

  /** For people: what the operation was answered. */
  static String answerText(Operation operation, int answer, Items items) {
    return switch (operation.kind) {
      case IS_EMPTY, IS_DRAINED -> answer == 1 ? "yes" : "no";
      case POLL -> answer == Items.NONE ? "nothing" : items.text(answer);
      case TAKE -> answer == Items.NONE ? "EMPTY" : items.text(answer);
      case SEND -> answer == 1 ? "" : "FULL";
      case OFFER -> answer == 1 ? "" : "refused";
      case READ -> items.text(answer);
      case CHOOSE -> String.valueOf(answer);
      default -> "";
    };
  }

  private String locals(Wiring wiring) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < guard.length; k++) {
      text.append(k == 0 ? "" : " or ")
          .append(local(guard[k] >= 0 ? wiring.inboxName(guard[k]) : wiring.outboxName(~guard[k])));
    }
    return text.toString();
  }

  static String local(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
