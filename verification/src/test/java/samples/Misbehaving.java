package samples;

import intray.Component;
import intray.ComponentFactory;
import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Ports;
import intray.Source;
import intray.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Components, messages and graphs that do what they should not, one class for each misdeed. */
public final class Misbehaving {
  private Misbehaving() {}

  /** One component, of which nothing is known but its name. */
  private static Graph alone(ComponentFactory culprit) {
    return Graph.named("alone").component("culprit", culprit).build();
  }

  /** A misdeed in a step. */
  private interface Deed {
    void run() throws Exception;
  }

  private static Graph doing(Deed deed) {
    return alone(
        ports ->
            () -> {
              deed.run();
              return Step.DONE;
            });
  }

  /** An item that is sent and taken. */
  private static Graph sending(Supplier<Object> item) {
    return Graph.named("sending")
        .component("culprit", ports -> new Once(ports, item))
        .component("reader", Copy::new)
        .output("result")
        .link("culprit.out", "reader.in")
        .link("reader.out", "result")
        .build();
  }

  private static final class Once implements Component {
    private final Outbox<Object> out;
    private final Supplier<Object> item;

    Once(Ports ports, Supplier<Object> item) {
      out = ports.outbox("out");
      this.item = item;
    }

    @Override
    public Step next() {
      out.send(item.get());
      return Step.DONE;
    }
  }

  private static final class Copy implements Component {
    private final Inbox<Object> in;
    private final Outbox<Object> out;

    Copy(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (in.isDrained()) {
        return Step.DONE;
      }
      out.send(in.take());
      return Step.await(in);
    }
  }

  /** Sleeps. */
  public static final class Sleeps implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(() -> Thread.sleep(Long.MAX_VALUE));
    }
  }

  /** Waits for somebody who never comes. */
  public static final class Waits implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(() -> new CountDownLatch(1).await());
    }
  }

  /** Asks the user. */
  public static final class Asks implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(() -> System.in.read());
    }
  }

  /** Loops. */
  public static final class Loops implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(
          () -> {
            for (long k = 0; k >= 0; k++) {
              Thread.onSpinWait();
            }
          });
    }
  }

  /** Loops where it is made, the second time. */
  public static final class LoopsWhenMade implements Supplier<Graph> {
    @Override
    public Graph get() {
      int[] made = {0};
      return alone(
          ports -> {
            made[0]++;
            while (made[0] > 1) {
              Thread.onSpinWait();
            }
            return () -> Step.DONE;
          });
    }
  }

  /** Loops in the method that supplies the graph. */
  public static final class LoopsInSupplier implements Supplier<Graph> {
    @Override
    public Graph get() {
      for (long k = 0; k >= 0; k++) {
        Thread.onSpinWait();
      }
      return doing(() -> {});
    }
  }

  /** Loops where it is closed. */
  public static final class LoopsWhenClosed implements Supplier<Graph> {
    @Override
    public Graph get() {
      return alone(ports -> new Closing());
    }

    private static final class Closing implements Component, AutoCloseable {
      @Override
      public Step next() {
        return Step.DONE;
      }

      @Override
      public void close() {
        for (long k = 0; k >= 0; k++) {
          LockSupport.park();
        }
      }
    }
  }

  /** Allocates in one step. */
  public static final class Hoards implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(
          () -> {
            List<byte[]> hoard = new ArrayList<>();
            while (hoard.size() < Integer.MAX_VALUE) {
              hoard.add(new byte[1 << 20]);
            }
          });
    }
  }

  /** Has a big heap, and many histories. */
  public static final class Fat implements Supplier<Graph> {
    @Override
    public Graph get() {
      return alone(ports -> new Eater());
    }

    private static final class Eater implements Component {
      private final byte[] fat = new byte[100 << 20];
      private int steps;

      @Override
      public Step next() {
        fat[steps++]++;
        return steps < 20 ? Step.CONTINUE : Step.DONE;
      }
    }
  }

  /** Sends a gibibyte. */
  public static final class SendsGibibyte implements Supplier<Graph> {
    @Override
    public Graph get() {
      return sending(() -> new byte[1 << 30]);
    }
  }

  /** Sends a million messages in one step. */
  public static final class SendsMillion implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("many")
          .component(
              "culprit",
              ports -> {
                Outbox<Integer> out = ports.outbox("out");
                return () -> {
                  for (int k = 0; k < 1_000_000; k++) {
                    out.send(k);
                  }
                  return Step.DONE;
                };
              })
          .component("reader", Copy::new)
          .output("result")
          .link("culprit.out", "reader.in")
          .link("reader.out", "result")
          .build();
    }
  }

  /** Starts a thread that stays. */
  public static final class Spawns implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(
          () ->
              new Thread(
                      () -> {
                        try {
                          Thread.sleep(Long.MAX_VALUE);
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                      },
                      "left behind")
                  .start());
    }
  }

  /** Uses its boxes from another thread. */
  public static final class Delegates implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("delegates")
          .component(
              "culprit",
              ports -> {
                Outbox<Integer> out = ports.outbox("out");
                return () -> {
                  Thread helper = new Thread(() -> out.send(1));
                  helper.start();
                  helper.join();
                  return Step.DONE;
                };
              })
          .output("result")
          .link("culprit.out", "result")
          .build();
    }
  }

  /** Likewise, and throws what comes of it. */
  public static final class DelegatesAndThrows implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("delegates-and-throws")
          .component(
              "culprit",
              ports -> {
                Outbox<Integer> out = ports.outbox("out");
                return () -> {
                  FutureTask<?> task = new FutureTask<>(() -> out.send(1), null);
                  Thread helper = new Thread(task);
                  helper.start();
                  helper.join();
                  task.get();
                  return Step.DONE;
                };
              })
          .output("result")
          .link("culprit.out", "result")
          .build();
    }
  }

  /** Ends the program. */
  public static final class Exits implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(() -> System.exit(0));
    }
  }

  /** Ends the program at once. */
  public static final class Halts implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(() -> Runtime.getRuntime().halt(0));
    }
  }

  /** Ends the program from another thread. */
  public static final class ExitsElsewhere implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(
          () -> {
            Thread other = new Thread(() -> System.exit(0));
            other.start();
            other.join();
          });
    }
  }

  /** Recurses without an end. */
  public static final class Overflows implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(() -> down(0));
    }

    private static int down(int depth) {
      return depth < 0 ? 0 : down(depth + 1) + 1;
    }
  }

  /** Takes from an empty inbox for ever, whatever is thrown. */
  public static final class Swallows implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("swallows")
          .component("words", Source.of("one"))
          .component(
              "culprit",
              ports -> {
                Inbox<String> in = ports.inbox("in");
                return () -> {
                  while (true) {
                    try {
                      in.take();
                    } catch (Throwable e) {
                      Thread.onSpinWait();
                    }
                  }
                };
              })
          .link("words.out", "culprit.in")
          .build();
    }
  }

  /** A chain of objects. */
  private static final class Link {
    @SuppressWarnings("unused")
    private final @Nullable Link next;

    Link(@Nullable Link next) {
      this.next = next;
    }

    @Override
    public String toString() {
      return "Link" + next;
    }

    @Override
    public int hashCode() {
      return next == null ? 1 : next.hashCode() * 31;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Link link && Objects.equals(next, link.next);
    }
  }

  /** Sends a chain of a million objects. */
  public static final class SendsDeep implements Supplier<Graph> {
    @Override
    public Graph get() {
      return sending(
          () -> {
            Link chain = new Link(null);
            for (int k = 0; k < 1_000_000; k++) {
              chain = new Link(chain);
            }
            return chain;
          });
    }
  }

  /** A message whose methods throw. */
  private static final class Prickly {
    @SuppressWarnings("unused")
    private int size = 3;

    @Override
    public String toString() {
      throw new IllegalStateException("do not print me");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("do not hash me");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("do not compare me");
    }
  }

  /** Sends a message whose methods throw. */
  public static final class SendsPrickly implements Supplier<Graph> {
    @Override
    public Graph get() {
      return sending(Prickly::new);
    }
  }

  /** A message whose methods do not return. */
  private static final class Sticky {
    private static void wait(int k) {
      for (long n = k; n >= 0; n++) {
        Thread.onSpinWait();
      }
    }

    @Override
    public String toString() {
      wait(1);
      return "";
    }

    @Override
    public int hashCode() {
      wait(1);
      return 0;
    }

    @Override
    public boolean equals(Object other) {
      wait(1);
      return false;
    }
  }

  /** Sends a message whose methods do not return. */
  public static final class SendsSticky implements Supplier<Graph> {
    @Override
    public Graph get() {
      return sending(Sticky::new);
    }
  }

  /** Throws something that throws when it is printed. */
  public static final class ThrowsPrickly implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(
          () -> {
            throw new Prick();
          });
    }

    private static final class Prick extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new IllegalStateException("no message");
      }
    }
  }

  /** Interrupts itself. */
  public static final class Interrupts implements Supplier<Graph> {
    @Override
    public Graph get() {
      return sending(
          () -> {
            Thread.currentThread().interrupt();
            return "x";
          });
    }
  }

  /** Changes what belongs to the whole program. */
  public static final class Meddles implements Supplier<Graph> {
    @Override
    public Graph get() {
      return sending(
          () -> {
            Thread.currentThread().setName("mine");
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
            System.setOut(System.err);
            java.util.Locale.setDefault(java.util.Locale.forLanguageTag("ar-SA-u-nu-arab"));
            return "x";
          });
    }
  }

  /** Prints. */
  public static final class Chatters implements Supplier<Graph> {
    @Override
    public Graph get() {
      return sending(
          () -> {
            System.out.println("hello from a component");
            return "x";
          });
    }
  }

  /** Has a factory that throws, the second time. */
  public static final class FactoryThrows implements Supplier<Graph> {
    @Override
    public Graph get() {
      int[] made = {0};
      return alone(
          ports -> {
            if (made[0]++ > 0) {
              throw new IllegalStateException("only one of me");
            }
            return () -> Step.DONE;
          });
    }
  }

  /** Has a factory that returns null, the second time. */
  public static final class FactoryNull implements Supplier<Graph> {
    @Override
    public Graph get() {
      int[] made = {0};
      return alone(ports -> made[0]++ > 0 ? null : () -> Step.DONE);
    }
  }

  /** Has a factory that returns null at once. */
  public static final class FactoryNullAtOnce implements Supplier<Graph> {
    @Override
    public Graph get() {
      return alone(ports -> null);
    }
  }

  /** Has an invariant that throws. */
  public static final class InvariantThrows implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("thrower")
          .component("culprit", ports -> () -> Step.DONE)
          .invariant(
              "always",
              view -> {
                throw new IllegalStateException("cannot tell");
              })
          .build();
    }
  }

  /** Has an invariant that loops. */
  public static final class InvariantLoops implements Supplier<Graph> {
    @Override
    public Graph get() {
      return Graph.named("thrower")
          .component("culprit", ports -> () -> Step.DONE)
          .invariant(
              "always",
              view -> {
                for (long n = 0; n >= 0; n++) {
                  Thread.onSpinWait();
                }
                return true;
              })
          .build();
    }
  }

  /** Throws what ends a thread. */
  public static final class ThrowsThreadDeath implements Supplier<Graph> {
    @Override
    public Graph get() {
      return doing(
          () -> {
            throw new InternalError("thrown by hand");
          });
    }
  }

  /** Returns no step. */
  public static final class NoStep implements Supplier<Graph> {
    @Override
    public Graph get() {
      return alone(ports -> () -> null);
    }
  }
}
