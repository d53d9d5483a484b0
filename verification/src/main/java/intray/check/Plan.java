package intray.check;

import intray.Wiring;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A schedule without its values: who performs which kind of operation at which box, in order, what
 * choices are answered, and what it shows. Enough to perform it again on the same graph, with
 * {@link Rerun}, and to notice where a changed graph goes another way. Immutable.
 */
public final class Plan {
  private final Level level;
  private final @Nullable FindingKind kind;
  private final int component;
  private final @Nullable Integer outcome;
  private final int wiring;
  private final List<Move> moves;
  private final int loop;

  /** Who does more, again and again, than to begin steps. */
  private final BitSet acting = new BitSet();

  /**
   * One operation.
   *
   * @param box an inbox or outbox by its place within the component, a notice or the component that
   *     a signal wakes by its number, the answer of a choice, the first box of a guard
   */
  record Move(int component, Operation.Kind kind, int box) {
    /** For people, as far as it is known without the values. */
    String text(Wiring wiring) {
      if (component >= wiring.components()) {
        return "an operation of a component that is no more";
      }
      return switch (kind) {
        case BEGIN -> "begin";
        case IS_EMPTY -> inbox(wiring) + " empty?";
        case POLL -> "poll " + inbox(wiring);
        case TAKE -> "take " + inbox(wiring);
        case IS_DRAINED -> inbox(wiring) + " drained?";
        case SEND -> "send " + outbox(wiring);
        case OFFER -> "offer " + outbox(wiring);
        case CLOSE -> "close " + outbox(wiring);
        case SIGNAL -> "wakes " + (box < wiring.components() ? wiring.path(box) : "somebody");
        case READ -> "read " + notice(wiring);
        case PUBLISH -> "publish " + notice(wiring);
        case CHOOSE -> "choose, answered " + box;
        case AWAIT -> "await " + (box % 2 == 0 ? inbox(wiring, box / 2) : outbox(wiring, box / 2));
        case PAUSE -> "pause";
        case DONE -> "done";
        case FAIL -> "fail";
      };
    }

    private String inbox(Wiring wiring) {
      return inbox(wiring, box);
    }

    private String outbox(Wiring wiring) {
      return outbox(wiring, box);
    }

    private String inbox(Wiring wiring, int index) {
      int inbox = wiring.firstInbox(component) + index;
      return inbox < wiring.firstInbox(component + 1)
          ? Operation.local(wiring.inboxName(inbox))
          : "an inbox that is no more";
    }

    private String outbox(Wiring wiring, int index) {
      int outbox = wiring.firstOutbox(component) + index;
      return outbox < wiring.firstOutbox(component + 1)
          ? Operation.local(wiring.outboxName(outbox))
          : "an outbox that is no more";
    }

    private String notice(Wiring wiring) {
      return box < wiring.notices() ? wiring.noticeName(box) : "a notice that is no more";
    }

    /** Of an operation that is asked for; a choice has no answer yet. */
    static Move of(Wiring wiring, int component, Operation operation, int answer) {
      int box = operation.box();
      int place =
          switch (operation.kind()) {
            case IS_EMPTY, POLL, TAKE, IS_DRAINED -> box - wiring.firstInbox(component);
            case SEND, OFFER, CLOSE -> box - wiring.firstOutbox(component);
            case SIGNAL, READ, PUBLISH -> box;
            case CHOOSE -> answer;
            case AWAIT -> {
              int first = operation.guard()[0];
              yield first >= 0
                  ? 2 * (first - wiring.firstInbox(component))
                  : 2 * (~first - wiring.firstOutbox(component)) + 1;
            }
            case BEGIN, PAUSE, DONE, FAIL -> 0;
          };
      return new Move(component, operation.kind(), place);
    }

    /** Whether an operation is the one of this move. */
    boolean isAskedBy(Wiring wiring, Operation operation) {
      return operation.kind() == kind && of(wiring, component, operation, box).box() == box;
    }
  }

  /**
   * A plan.
   *
   * @param loop where the moves begin that come again and again; -1 if none do
   */
  Plan(
      Level level,
      @Nullable FindingKind kind,
      int component,
      @Nullable Integer outcome,
      int wiring,
      List<Move> moves,
      int loop) {
    this.level = level;
    this.kind = kind;
    this.component = component;
    this.outcome = outcome;
    this.wiring = wiring;
    this.moves = List.copyOf(moves);
    this.loop = loop;
    for (Move move : moves.subList(Math.max(0, loop), moves.size())) {
      if (move.kind().isShown()) {
        acting.set(move.component());
      }
    }
  }

  /** Of a schedule that shows something. */
  static Plan of(
      Wiring wiring,
      Level level,
      @Nullable FindingKind kind,
      @Nullable String component,
      Schedule schedule) {
    List<Move> moves = new ArrayList<>();
    addMoves(wiring, schedule.all(), moves);
    int loop = schedule.round().isEmpty() ? -1 : moves.size();
    addMoves(wiring, schedule.round(), moves);
    int who = Wiring.NOBODY;
    for (int c = 0; c < wiring.components(); c++) {
      who = wiring.path(c).equals(component) ? c : who;
    }
    @Nullable String outcome = schedule.outcome();
    return new Plan(
        level, kind, who, outcome == null ? null : print(outcome), print(wiring), moves, loop);
  }

  private static void addMoves(Wiring wiring, List<Event> events, List<Move> moves) {
    for (int k = 0; k < events.size(); k++) {
      Event event = events.get(k);
      if (!isImplied(events, k)) {
        moves.add(Move.of(wiring, event.component(), event.operation(), event.answer()));
      }
    }
  }

  /**
   * Whether an event need not be said, since it follows from the next one: a signal or the
   * beginning of a step, if its component goes on at once and does something else.
   */
  private static boolean isImplied(List<Event> events, int k) {
    for (int next = k; next < events.size(); next++) {
      if (events.get(next).component() != events.get(k).component()) {
        return false;
      }
      if (events.get(next).operation().kind().isShown()) {
        return next > k;
      }
    }
    return false;
  }

  /**
   * The level whose schedule it is.
   *
   * @return the level
   */
  public Level level() {
    return level;
  }

  /**
   * What it shows.
   *
   * @return the kind of finding, or null if it is an outcome that a less parallel level hides
   */
  public @Nullable FindingKind kind() {
    return kind;
  }

  /** The number of the component that the finding is about, or {@link Wiring#NOBODY}. */
  int component() {
    return component;
  }

  /** The print of the outcome, or null if it stops before the end. */
  @Nullable Integer outcome() {
    return outcome;
  }

  /** The print of the graph. */
  int wiring() {
    return wiring;
  }

  List<Move> moves() {
    return moves;
  }

  /** Where the moves begin that come again and again, up to the last; -1 if none do. */
  int loop() {
    return loop;
  }

  /** Whether it shows by chance only, if at all. */
  boolean isByChance() {
    return kind == FindingKind.NONDETERMINISTIC_COMPONENT;
  }

  /** Whether what a component does again and again is no more than to begin steps. */
  boolean isIdle(int c) {
    return loop >= 0 && !acting.get(c);
  }

  /** As it stands in a token. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(PlanCode.encode(this));
  }

  /** What tells one outcome from another with near certainty. */
  static int print(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  /** Likewise for graphs: components, boxes, links, bounds. */
  static int print(Wiring wiring) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < wiring.components(); c++) {
      text.append(wiring.path(c)).append('\n');
    }
    for (int i = 0; i < wiring.inboxes(); i++) {
      text.append(wiring.inboxName(i)).append(' ').append(wiring.bound(i)).append('\n');
    }
    for (int o = 0; o < wiring.outboxes(); o++) {
      text.append(wiring.outboxName(o)).append(' ').append(wiring.target(o)).append('\n');
    }
    for (int k = 0; k < wiring.notices(); k++) {
      text.append(wiring.noticeName(k)).append('\n');
    }
    return print(text.toString());
  }
}
