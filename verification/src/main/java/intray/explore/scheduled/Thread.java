package intray.explore.scheduled;

/**
 * Stands for {@link java.lang.Thread}, of which it has what the kernel uses. Threads are made by
 * the explorer; nobody interrupts them.
 */
@SuppressWarnings("JavaLangClash") // in rewritten code it takes that class's place
public final class Thread {
  static final String PERMIT = "permit:L";

  private final int number;

  /**
   * A thread that the explorer runs.
   *
   * @param number from 0
   */
  public Thread(int number) {
    this.number = number;
  }

  /**
   * Its place among the threads of its program.
   *
   * @return from 0
   */
  public int number() {
    return number;
  }

  /**
   * Whether the calling thread was interrupted. No interrupt is explored: code that interrupts is
   * refused.
   *
   * @return false
   */
  public static boolean interrupted() {
    return false;
  }

  @Override
  public String toString() {
    return "thread " + number;
  }
}
