package intray.harness;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that meet where the explorer does not look, or do what it cannot follow. The argument
 * says where.
 */
@SuppressWarnings({"UnusedVariable", "WaitNotInLoop", "UnnecessaryStringBuilder"}) // on purpose
final class RefusedHarness extends Harness {
  private static int counter;

  private final String where;
  private final Object lock = new Object();
  private Object shown = "";
  private int field;

  /** Made when it is first used, by whichever thread that is. */
  private static final class Holder {
    static final AtomicInteger SHARED = new AtomicInteger();
  }

  /** What a thread makes and shows, with a part that is in no cell. */
  private static final class Constant {
    final int value;

    Constant(int value) {
      this.value = value;
    }
  }

  RefusedHarness(String[] args) {
    where = args[0];
  }

  @Override
  Body[] bodies() {
    return new Body[] {(k, told) -> body(0), (k, told) -> body(1)};
  }

  private String body(int number) throws InterruptedException {
    switch (where) {
      case "map" -> new ConcurrentHashMap<String, String>().put("a", "b");
      case "list" -> shown = List.of("a");
      case "static" -> counter++;
      case "static-final" -> Holder.SHARED.incrementAndGet();
      case "synchronized-method" -> guarded();
      case "wait" -> {
        synchronized (lock) {
          lock.wait();
        }
      }
      case "interrupt" -> Thread.currentThread().interrupt();
      case "accumulate" -> new AtomicInteger().accumulateAndGet(1, Math::max);
      case "clock" -> field = (int) System.nanoTime();
      case "constant" -> shown = new Constant(1);
      case "builder" -> shown = new StringBuilder();
      case "lambda" -> {
        Runnable lambda = () -> field++;
        shown = lambda;
      }
      case "spin" -> {
        while (field == 0) {
          if (number == 1) {
            field = 1;
          }
        }
      }
      case "endless" -> {
        while (field == 0) {
          shown = "";
        }
      }
      default -> throw new IllegalArgumentException(where);
    }
    return null;
  }

  private synchronized void guarded() {
    field++;
  }

  @Override
  String outcome() {
    return "ended";
  }
}
