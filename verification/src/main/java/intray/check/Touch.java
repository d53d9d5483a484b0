package intray.check;

/**
 * What an event does to something that others can see, and when two such things conflict: the
 * dependence of the reduction, at message level. A touch is three integers: the object, the kind,
 * and a position.
 *
 * <p>Messages of an inbox are numbered from 1 in the order in which they were accepted, and takes
 * likewise. Then a put and a take conflict only if they concern the same message, and whoever looks
 * at an inbox conflicts only with the put or take that would have shown him something else. Puts of
 * different components into one inbox always conflict, as do a write and a read of one notice, and
 * a close and whoever looks for the end of the stream.
 */
final class Touch {
  /** Message number {@code position} is put. */
  static final int PUT = 0;

  /** Message number {@code position} is taken. */
  static final int GET = 1;

  /** Somebody sees whether message number {@code position} is there. */
  static final int SEE_PUT = 2;

  /**
   * Somebody sees whether message number {@code position} has been taken, since that makes space.
   */
  static final int SEE_GET = 3;

  /** A writer closes. */
  static final int CLOSE = 4;

  /** Somebody sees whether all writers have closed. */
  static final int SEE_CLOSE = 5;

  /** A notice is published. */
  static final int WRITE = 6;

  /** A notice is read. */
  static final int READ = 7;

  /** Something happens at the boxes of a component that pauses. */
  static final int HAPPEN = 8;

  /** That component begins a step, or wakes: it forgets or sees what has happened. */
  static final int SEE_HAPPEN = 9;

  static final int SIZE = 3;

  /** Instead of an object. */
  static final int NOTHING = -1;

  private static final int KINDS = 10;
  private static final byte ALWAYS = 1;
  private static final byte SAME_POSITION = 2;
  private static final byte UP_TO_POSITION = 3;
  private static final byte[] RULE = new byte[KINDS * KINDS];
  private static final byte[] COVER = new byte[KINDS * KINDS];

  static {
    rule(PUT, PUT, ALWAYS);
    rule(PUT, GET, SAME_POSITION);
    rule(PUT, SEE_PUT, SAME_POSITION);
    rule(GET, SEE_GET, SAME_POSITION);
    rule(CLOSE, SEE_CLOSE, ALWAYS);
    rule(WRITE, READ, ALWAYS);
    rule(HAPPEN, SEE_HAPPEN, ALWAYS);
    // All puts are in order, and takes, and looks for an end, for they have one reader; and
    // messages are put before they are taken, or seen to be there. So are all writes.
    covers(PUT, PUT, ALWAYS);
    covers(GET, PUT, UP_TO_POSITION);
    covers(SEE_PUT, PUT, UP_TO_POSITION);
    covers(SEE_GET, GET, UP_TO_POSITION);
    covers(CLOSE, SEE_CLOSE, ALWAYS);
    covers(SEE_CLOSE, SEE_CLOSE, ALWAYS);
    covers(WRITE, WRITE, ALWAYS);
    covers(READ, WRITE, ALWAYS);
    covers(HAPPEN, SEE_HAPPEN, ALWAYS);
    covers(SEE_HAPPEN, SEE_HAPPEN, ALWAYS);
  }

  private Touch() {}

  private static void rule(int one, int other, byte rule) {
    RULE[one * KINDS + other] = rule;
    RULE[other * KINDS + one] = rule;
  }

  private static void covers(int one, int earlier, byte rule) {
    COVER[one * KINDS + earlier] = rule;
  }

  /**
   * Whether what was done to an object before an earlier touch need not be looked at: either it
   * happens before that one anyway, and that one before this, or it does not conflict.
   */
  static boolean isCovered(int kind, int position, int earlierKind, int earlierPosition) {
    byte rule = COVER[kind * KINDS + earlierKind];
    return rule == ALWAYS || (rule == UP_TO_POSITION && earlierPosition <= position);
  }

  /** Whether two events of different components conflict, given their touches. */
  static boolean conflict(int[] some, int[] others) {
    for (int i = 0; i < some.length; i += SIZE) {
      for (int k = 0; k < others.length; k += SIZE) {
        if (some[i] == others[k]
            && conflict(some[i + 1], some[i + 2], others[k + 1], others[k + 2])) {
          return true;
        }
      }
    }
    return false;
  }

  /** A bit for each kind that is among some touches. */
  static int kinds(int[] touches) {
    int kinds = 0;
    for (int k = 1; k < touches.length; k += SIZE) {
      kinds |= 1 << touches[k];
    }
    return kinds;
  }

  /** How many of some touches are puts into an inbox. */
  static int puts(int[] touches, int inbox) {
    int puts = 0;
    for (int k = 0; k < touches.length; k += SIZE) {
      puts += touches[k] == inbox && touches[k + 1] == PUT ? 1 : 0;
    }
    return puts;
  }

  /** Whether a certain touch is among some. */
  static boolean contains(int[] touches, int object, int kind, int position) {
    if (object != NOTHING) {
      for (int k = 0; k < touches.length; k += SIZE) {
        if (touches[k] == object && touches[k + 1] == kind && touches[k + 2] == position) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two touches of one object conflict, given their kinds and positions. */
  static boolean conflict(int kind, int position, int otherKind, int otherPosition) {
    byte rule = RULE[kind * KINDS + otherKind];
    return rule == ALWAYS || (rule == SAME_POSITION && position == otherPosition);
  }
}
