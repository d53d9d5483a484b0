package intray.check;

import intray.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans as bytes, a little over one for each operation: the kind in the upper half, the box in the
 * lower. Whose operations they are is said where that changes, and what has been there before is
 * only referred to. (A compressor of the JDK's would be no shorter for schedules of people's size,
 * and not the same on every machine.)
 */
final class PlanCode {
  /** Takes the place of the two kinds that are never performed. */
  private static final int SWITCH = 14;

  private static final int COPY = 15;

  /** A lower half that says: the number follows. */
  private static final int FOLLOWS = 15;

  private static final int SHORTEST_COPY = 4;
  private static final int FARTHEST_COPY = 4096;

  /** No schedule has that many operations; a few bytes can claim to. */
  private static final int MOST_MOVES = 1_000_000;

  /** In place of the number of a kind: it is shown by a loop, and where that begins follows. */
  private static final int LOOP_THAT_NEVER_ENDS = 16;

  private static final int LOOP_WITHOUT_RESPONSE = 17;

  /** One byte, with a number behind it if it does not fit. */
  private record Code(int kind, int number) {}

  private PlanCode() {}

  static byte[] encode(Plan plan) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    @Nullable Integer outcome = plan.outcome();
    int ends = outcome == null ? 0 : 1 << 5;
    out.write((number(plan.level()) << 6) | ends | number(plan));
    number(out, plan.component() + 1);
    if (plan.loop() >= 0) {
      number(out, plan.loop());
    }
    print(out, plan.wiring());
    if (outcome != null) {
      print(out, outcome);
    }
    List<Code> codes = codes(plan.moves());
    for (int k = 0; k < codes.size(); ) {
      int best = 0;
      int from = 0;
      for (int j = Math.max(0, k - FARTHEST_COPY); j < k; j++) {
        int same = 0;
        while (k + same < codes.size() && codes.get(j + same).equals(codes.get(k + same))) {
          same++;
        }
        if (same > best) {
          best = same;
          from = j;
        }
      }
      if (best >= SHORTEST_COPY) {
        write(out, new Code(COPY, best - SHORTEST_COPY));
        number(out, k - from - 1);
        k += best;
      } else {
        write(out, codes.get(k++));
      }
    }
    return out.toByteArray();
  }

  private static List<Code> codes(List<Plan.Move> moves) {
    List<Code> codes = new ArrayList<>();
    int component = Wiring.NOBODY;
    for (Plan.Move move : moves) {
      if (move.component() != component) {
        component = move.component();
        codes.add(new Code(SWITCH, component));
      }
      codes.add(new Code(number(move.kind()), move.box()));
    }
    return codes;
  }

  /**
   * The plan again.
   *
   * @throws IllegalArgumentException if these bytes are none
   */
  static Plan decode(byte[] bytes) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    int head = read(in);
    Level level = level(head >> 6);
    boolean loops = (head & 31) == LOOP_THAT_NEVER_ENDS || (head & 31) == LOOP_WITHOUT_RESPONSE;
    @Nullable FindingKind kind = kind(head & 31);
    int component = number(in) - 1;
    int loop = loops ? number(in) : -1;
    int wiring = print(in);
    @Nullable Integer outcome = (head & (1 << 5)) == 0 ? null : (Integer) print(in);
    List<Code> codes = new ArrayList<>();
    while (in.available() > 0) {
      int first = read(in);
      int number = (first & 15) == FOLLOWS ? number(in) + FOLLOWS : first & 15;
      if (first >> 4 == COPY) {
        int from = codes.size() - 1 - number(in);
        if (from < 0 || number > MOST_MOVES - codes.size()) {
          throw broken();
        }
        for (int k = 0; k < number + SHORTEST_COPY; k++) {
          codes.add(codes.get(from + k));
        }
      } else {
        codes.add(new Code(first >> 4, number));
      }
    }
    List<Plan.Move> moves = moves(codes);
    if (loop >= moves.size()) {
      throw broken();
    }
    return new Plan(level, kind, component, outcome, wiring, moves, loop);
  }

  private static List<Plan.Move> moves(List<Code> codes) {
    List<Plan.Move> moves = new ArrayList<>();
    int component = Wiring.NOBODY;
    for (Code code : codes) {
      if (code.kind() == SWITCH) {
        component = code.number();
      } else if (component == Wiring.NOBODY) {
        throw broken();
      } else {
        moves.add(new Plan.Move(component, operation(code.kind()), code.number()));
      }
    }
    return moves;
  }

  private static void write(ByteArrayOutputStream out, Code code) {
    out.write((code.kind() << 4) | Math.min(code.number(), FOLLOWS));
    if (code.number() >= FOLLOWS) {
      number(out, code.number() - FOLLOWS);
    }
  }

  /** Seven bits a byte, the lowest first. */
  private static void number(ByteArrayOutputStream out, int number) {
    int rest = number;
    while (rest > 127) {
      out.write((rest & 127) | 128);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static int number(ByteArrayInputStream in) {
    int number = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int next = read(in);
      number |= (next & 127) << shift;
      if (next < 128) {
        return number;
      }
    }
    throw broken();
  }

  private static void print(ByteArrayOutputStream out, int print) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(print >>> shift);
    }
  }

  private static int print(ByteArrayInputStream in) {
    int print = 0;
    for (int k = 0; k < 4; k++) {
      print = (print << 8) | read(in);
    }
    return print;
  }

  private static int read(ByteArrayInputStream in) {
    int next = in.read();
    if (next < 0) {
      throw broken();
    }
    return next;
  }

  private static IllegalArgumentException broken() {
    return new IllegalArgumentException("it is not a schedule");
  }

  // The numbers below are part of the format: new ones may be added, none may change.

  private static int number(Level level) {
    return switch (level) {
      case ROUND_ROBIN -> 0;
      case COOPERATIVE -> 1;
      case PARALLEL -> 2;
    };
  }

  private static Level level(int number) {
    for (Level level : Level.values()) {
      if (number(level) == number) {
        return level;
      }
    }
    throw broken();
  }

  private static int number(Plan plan) {
    if (plan.loop() < 0) {
      return number(plan.kind());
    }
    return plan.kind() == FindingKind.NO_RESPONSE ? LOOP_WITHOUT_RESPONSE : LOOP_THAT_NEVER_ENDS;
  }

  private static int number(@Nullable FindingKind kind) {
    if (kind == null) {
      return 0;
    }
    return switch (kind) {
      case STUCK -> 1;
      case ASLEEP_WITH_MAIL -> 2;
      case LOST_MESSAGE -> 3;
      case REFUSED_SEND -> 4;
      case FAILED -> 5;
      case USED_AFTER_HANDOFF -> 6;
      case SHARED -> 7;
      case HANDED_OFF_TWICE -> 8;
      case NONDETERMINISTIC_COMPONENT -> 9;
      case NEVER_ENDS -> 10;
      case INVARIANT -> 11;
      case NOT_DETERMINISTIC -> 12;
      case HIDDEN_BY_SERIALISATION -> 13;
      case NO_RESPONSE -> 14;
      case UNEXPECTED_OUTCOME -> 15;
    };
  }

  private static @Nullable FindingKind kind(int number) {
    if (number == LOOP_THAT_NEVER_ENDS) {
      return FindingKind.NEVER_ENDS;
    } else if (number == LOOP_WITHOUT_RESPONSE) {
      return FindingKind.NO_RESPONSE;
    }
    for (FindingKind kind : FindingKind.values()) {
      if (number(kind) == number) {
        return kind;
      }
    }
    if (number != 0) {
      throw new IllegalArgumentException(
          "it shows something that this version does not know; it comes from a later one");
    }
    return null;
  }

  private static int number(Operation.Kind kind) {
    return switch (kind) {
      case BEGIN -> 0;
      case IS_EMPTY -> 1;
      case POLL -> 2;
      case TAKE -> 3;
      case IS_DRAINED -> 4;
      case SEND -> 5;
      case OFFER -> 6;
      case CLOSE -> 7;
      case SIGNAL -> 8;
      case READ -> 9;
      case PUBLISH -> 10;
      case CHOOSE -> 11;
      case AWAIT -> 12;
      case PAUSE -> 13;
      case DONE, FAIL -> throw new AssertionError(kind + " is never performed");
    };
  }

  private static Operation.Kind operation(int number) {
    for (Operation.Kind kind : Operation.Kind.values()) {
      if (kind != Operation.Kind.DONE && kind != Operation.Kind.FAIL && number(kind) == number) {
        return kind;
      }
    }
    throw broken();
  }
}
