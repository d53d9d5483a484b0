package intray.explore;

import intray.explore.scheduled.Execution.Kind;
import org.jspecify.annotations.Nullable;

/** What a thread does next: one access to a cell, or its end. */
final class Access {
  final Kind kind;
  final @Nullable Cell cell;

  /** Numbers of values. */
  final int operand;

  final int update;

  /** For FAIL: the class of what was thrown. */
  final String text;

  private Access(Kind kind, @Nullable Cell cell, int operand, int update, String text) {
    this.kind = kind;
    this.cell = cell;
    this.operand = operand;
    this.update = update;
    this.text = text;
  }

  static Access of(Kind kind, Cell cell, int operand, int update) {
    return new Access(kind, cell, operand, update, "");
  }

  static Access publish(Cell cell, int value) {
    return new Access(Kind.PUBLISH, cell, value, Memory.NULL, "");
  }

  static Access end(Kind kind, String text) {
    return new Access(kind, null, Memory.NULL, Memory.NULL, text);
  }

  boolean isEnd() {
    return cell == null;
  }

  /** Whether there is only one answer, which tells nothing. */
  boolean isForced() {
    return switch (kind) {
      case SET, PUBLISH, LOCK, UNLOCK, PARK, UNPARK -> true;
      default -> false;
    };
  }

  boolean sameAs(Access other) {
    return kind == other.kind
        && cell == other.cell
        && operand == other.operand
        && update == other.update
        && text.equals(other.text);
  }
}
