package intray.harness;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Programs with a bug that an engine must find, each hidden from one that does not see atomics,
 * permits or publication as it should. Argument: which.
 */
final class CanaryHarness extends Harness {
  private final AtomicInteger x = new AtomicInteger();
  private final AtomicInteger y = new AtomicInteger();
  private final AtomicReference<Cell> published = new AtomicReference<>();
  private final Object left = new Object();
  private final Object right = new Object();
  private volatile boolean flag;
  private Thread sleeper;
  private String first = "";
  private String second = "";

  /** Something to publish. */
  private static final class Cell {
    int value;
  }

  private final String which;

  CanaryHarness(String[] args) {
    which = args[0];
  }

  /**
   * Runs it.
   *
   * @param args which
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    new CanaryHarness(args).run();
  }

  @Override
  Body[] bodies() {
    return switch (which) {
      case "lost-update" -> both(this::addOne, this::addOne);
      case "lock-order" -> both(this::leftRight, this::rightLeft);
      case "missed-unpark" -> both(this::sleep, this::wakeTooEarly);
      case "store-buffering" -> both(this::xThenY, this::yThenX);
      case "late-write" -> both(this::publish, this::look);
      default -> throw new IllegalArgumentException(which);
    };
  }

  /** Two threads that do all in one step. */
  private static Body[] both(Runnable one, Runnable other) {
    return new Body[] {(k, told) -> only(one), (k, told) -> only(other)};
  }

  private static String only(Runnable step) {
    step.run();
    return null;
  }

  @Override
  void prepare(Thread[] threads) {
    sleeper = threads[0];
  }

  private void addOne() {
    x.set(x.get() + 1);
    first = "";
  }

  private void leftRight() {
    synchronized (left) {
      synchronized (right) {
        first = "done";
      }
    }
  }

  private void rightLeft() {
    synchronized (right) {
      synchronized (left) {
        first = "done";
      }
    }
  }

  private void sleep() {
    while (!flag) {
      LockSupport.park();
    }
    first = "done";
  }

  private void wakeTooEarly() {
    LockSupport.unpark(sleeper);
    flag = true;
  }

  private void xThenY() {
    x.set(1);
    first = Integer.toString(y.get());
  }

  private void yThenX() {
    y.set(1);
    second = "," + x.get();
  }

  private void publish() {
    Cell cell = new Cell();
    published.set(cell);
    cell.value = 1;
  }

  private void look() {
    Cell cell = published.get();
    second = cell == null ? "nothing" : Integer.toString(cell.value);
  }

  @Override
  String outcome() {
    String said = first + second;
    return said.isEmpty() ? Integer.toString(x.get()) : said;
  }
}
