package intray.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An execution as a stack of events, with their order: which of them could have been the last.
 *
 * <p>Events that touch nothing shared happen at once, as in the search by states, and are not
 * chosen; the others are called visible.
 */
final class TracePath implements MovePath {
  private final Model model;
  private final Level level;
  private final Deeds deeds;
  private final Semantics semantics;
  private final int mostEvents;
  private final List<Occurrence> events = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();

  /** One of the events that are possible. */
  private static final class Move {
    private final int component;
    private final int[] choices;

    Move(int component, int[] choices) {
      this.component = component;
      this.choices = choices;
    }
  }

  /** Where the execution stands after a visible event and all that happens at once. */
  private static final class Frame {
    private final int[] state;

    /** By component, its last event and its last visible event. */
    private final @Nullable Occurrence[] last;

    private final @Nullable Occurrence[] lastVisible;
    private int events;
    private List<Move> moves = List.of();

    /** Who performed the visible event. */
    private int mover;

    Frame(int[] state, @Nullable Occurrence[] last, @Nullable Occurrence[] lastVisible) {
      this.state = state;
      this.last = last;
      this.lastVisible = lastVisible;
    }
  }

  /**
   * An execution without any event.
   *
   * @param mostEvents after so many nothing happens at once any more
   * @param found told what events reveal about single components
   */
  TracePath(Model model, Level level, int mostEvents, Consumer<Moves.Local> found) {
    this.model = model;
    this.level = level;
    this.deeds = new Deeds(model, level);
    this.semantics = new Semantics(model);
    this.mostEvents = mostEvents;
    deeds.report(found);
  }

  /** Goes back to where executions start. */
  @Override
  public void start() {
    events.clear();
    frames.clear();
    int n = model.components();
    push(new Frame(deeds.start(), new Occurrence[n], new Occurrence[n]));
  }

  private void push(Frame frame) {
    settle(frame);
    frame.events = events.size();
    frame.moves = moves(frame.state);
    frames.add(frame);
  }

  private Frame top() {
    return frames.get(frames.size() - 1);
  }

  /** How many visible events there are. */
  @Override
  public int depth() {
    return frames.size() - 1;
  }

  /** How many events there are. */
  @Override
  public int events() {
    return top().events;
  }

  @Override
  public int[] state() {
    return top().state;
  }

  /** How many different visible events are possible next; none at an end. */
  @Override
  public int moves() {
    return top().moves.size();
  }

  /** One more visible event, and what happens at once after it. */
  @Override
  public void push(int index) {
    Frame from = top();
    Move move = from.moves.get(index);
    Frame to = new Frame(from.state.clone(), from.last.clone(), from.lastVisible.clone());
    to.mover = move.component;
    perform(to, move, true);
    push(to);
  }

  /** Takes the last visible event back. */
  @Override
  public void pop() {
    frames.remove(frames.size() - 1);
    while (events.size() > top().events) {
      events.remove(events.size() - 1);
    }
  }

  /** Does what the search by states does at once, too, as far as it would be so in any order. */
  private void settle(Frame frame) {
    boolean settled = false;
    while (!settled && events.size() < mostEvents) {
      settled = true;
      for (int c = 0; c < model.components(); c++) {
        if (isInvisible(frame.state, c) && isInvisibleInAnyOrder(frame.state, c)) {
          perform(frame, new Move(c, Deeds.NOTHING), false);
          settled = false;
        }
      }
    }
  }

  private boolean isInvisible(int[] state, int c) {
    return level == Level.PARALLEL
        && semantics.isEnabled(state, c)
        && semantics.alternatives(state, c) == 1
        && semantics.isInvisible(state, c);
  }

  /**
   * To see that a box is empty touches nothing once all its writers have closed, but it might have
   * been seen before; what pauses may be told once more.
   */
  private boolean isInvisibleInAnyOrder(int[] state, int c) {
    Operation operation = model.operation(state, c);
    return switch (operation.kind()) {
      case IS_EMPTY, POLL, TAKE -> !model.isEmpty(state, operation.box());
      case PAUSE -> false;
      default -> true;
    };
  }

  /** Whether the search by states would visit this state, and not do something more at once. */
  boolean isSettled() {
    for (int c = 0; c < model.components(); c++) {
      if (isInvisible(state(), c)) {
        return false;
      }
    }
    return true;
  }

  private List<Move> moves(int[] state) {
    List<Move> moves = new ArrayList<>();
    for (int c = 0; c < model.components(); c++) {
      if (level == Level.COOPERATIVE && deeds.hasFailed(state, c)) {
        return List.of(); // the run is over at once
      }
      if (deeds.isEnabled(state, c)) {
        for (int[] choices : deeds.alternatives(state, c)) {
          moves.add(new Move(c, choices));
        }
      }
    }
    return moves;
  }

  private void perform(Frame frame, Move move, boolean visible) {
    int c = move.component;
    int[] touches = deeds.perform(frame.state, c, move.choices);
    @Nullable Occurrence before = frame.last[c];
    int[] clock = before == null ? new int[frame.last.length] : before.clock.clone();
    for (int k = events.size() - 1; k >= 0 && touches.length > 0; k--) {
      Occurrence earlier = events.get(k);
      if (earlier.component != c && Touch.conflict(earlier.touches, touches)) {
        for (int other = 0; other < clock.length; other++) {
          clock[other] = Math.max(clock[other], earlier.clock[other]);
        }
      }
    }
    clock[c] += visible ? 1 : 0;
    Way way = Way.only(move.choices, touches);
    Occurrence event = new Occurrence(c, way, touches, clock[c], clock);
    events.add(event);
    frame.last[c] = event;
    if (visible) {
      frame.lastVisible[c] = event;
    }
  }

  /** How many of the visible events could have been the last: no other depends on them. */
  int possibleLast() {
    int count = 0;
    for (int c = 0; c < model.components(); c++) {
      count += isPossibleLast(c) ? 1 : 0;
    }
    return count;
  }

  /**
   * Of all executions with the same events in the same order, as far as it matters, exactly one
   * ends with that of them which is chosen here: so each is met once if it is only followed when
   * this holds after each event.
   */
  @Override
  public boolean isFollowed() {
    int mover = top().mover;
    if (level == Level.COOPERATIVE && deeds.hasFailed(state(), mover)) {
      return true; // no other could have come later
    }
    for (int c = 0; c < mover; c++) {
      if (isPossibleLast(c)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPossibleLast(int c) {
    @Nullable Occurrence[] lasts = top().lastVisible;
    Occurrence event = lasts[c];
    if (event == null) {
      return false;
    }
    for (@Nullable Occurrence other : lasts) {
      if (other != null && other != event && other.clock[c] >= event.index) {
        return false;
      }
    }
    return true;
  }
}
