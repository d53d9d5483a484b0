package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import intray.Graph;
import intray.Inbox;
import intray.Outbox;
import intray.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages of classes that keep their inside closed: what is done to them is seen, or warned of.
 */
final class ClosedClassesTest {
  /** A message, and what somebody does to it who has it no more. */
  record Deed(String name, Supplier<Object> made, Consumer<Object> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static <T> Deed deed(String name, Supplier<T> made, Consumer<T> change) {
    @SuppressWarnings("unchecked") // it is given what it has made
    Consumer<Object> any = (Consumer<Object>) change;
    return new Deed(name, made::get, any);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Replays have copies of their own. */
  static Stream<Deed> seen() {
    return Stream.of(
        deed("bytes", () -> ByteBuffer.allocate(4), b -> b.put(0, (byte) 1)),
        deed("place in bytes", () -> ByteBuffer.allocate(4), b -> b.position(1)),
        deed("mark in bytes", () -> ByteBuffer.allocate(4), ByteBuffer::mark),
        deed("direct bytes", () -> ByteBuffer.allocateDirect(4), b -> b.put(0, (byte) 1)),
        deed("slice", () -> ByteBuffer.allocate(4).position(1).slice(), b -> b.put(0, (byte) 1)),
        deed("chars", () -> CharBuffer.allocate(4), b -> b.put(0, 'x')),
        deed("LongAdder", LongAdder::new, LongAdder::increment),
        deed("DoubleAdder", DoubleAdder::new, sum -> sum.add(1)),
        deed("date format", () -> dates(), format -> format.applyPattern("MM")),
        deed("number format", () -> new DecimalFormat("0"), f -> f.setMaximumFractionDigits(3)),
        deed(
            "calendar",
            () -> new GregorianCalendar(2000, 1, 1),
            date -> date.add(GregorianCalendar.YEAR, 1)),
        deed("BitSet", BitSet::new, bits -> bits.set(1)),
        deed("StringBuilder", StringBuilder::new, text -> text.append(1)),
        deed("latch", () -> new CountDownLatch(2), CountDownLatch::countDown),
        deed("semaphore", () -> new Semaphore(2), Semaphore::tryAcquire),
        deed("array", () -> new AtomicIntegerArray(2), array -> array.set(0, 1)),
        deed("stamp", () -> new AtomicStampedReference<>("a", 1), held -> held.set("a", 2)),
        deed("mark", () -> new AtomicMarkableReference<>("a", false), held -> held.set("a", true)),
        deed("bytes written", ByteArrayOutputStream::new, out -> out.write(1)),
        deed("text written", StringWriter::new, out -> out.write(1)),
        deed("chars written", CharArrayWriter::new, out -> out.write('a')),
        deed("digest", ClosedClassesTest::digest, digest -> digest.update((byte) 1)));
  }

  private static SimpleDateFormat dates() {
    return new SimpleDateFormat("yyyy", Locale.ROOT);
  }

  /** Changes are seen, but nothing can be copied; or not all of it is seen. */
  static Stream<Deed> seenButWarnedOf() {
    return Stream.of(
        deed("ints", () -> IntBuffer.allocate(4), b -> b.put(0, 1)),
        deed("CRC32", CRC32::new, sum -> sum.update(1)),
        deed("Matcher", () -> Pattern.compile("a").matcher("aa"), Matcher::find),
        deed("StringJoiner", () -> new StringJoiner(","), joiner -> joiner.add("x")),
        deed("thread", () -> new Thread("t"), thread -> thread.setName("u")),
        deed("future", CompletableFuture::new, future -> future.complete(1)),
        deed("exception", () -> new RuntimeException("x"), e -> e.addSuppressed(new Error())),
        deed("lambda", ClosedClassesTest::job, Runnable::run));
  }

  private static Runnable job() {
    int[] times = new int[1];
    return () -> times[0]++;
  }

  /** Nobody can see what happens to them; so it must be said that nobody has looked. */
  static Stream<Deed> unseen() {
    return Stream.of(
        deed("iterator", () -> new ArrayList<>(List.of(1)).iterator(), i -> i.next()),
        deed("StringTokenizer", () -> new StringTokenizer("a b"), StringTokenizer::nextToken),
        deed("ThreadLocal", ThreadLocal<Object>::new, local -> local.set(1)),
        deed("Locale.Builder", Locale.Builder::new, builder -> builder.setLanguage("de")),
        deed("input", () -> new ByteArrayInputStream(new byte[2]), in -> in.read()),
        deed("reader", () -> new StringReader("ab"), StringReader::close),
        deed("stream", () -> Stream.of(1), stream -> stream.forEach(one -> {})),
        deed("SplittableRandom", () -> new SplittableRandom(1), SplittableRandom::nextInt),
        deed("barrier", () -> new CyclicBarrier(2), CyclicBarrier::reset));
  }

  private static Report sendersDoing(Deed deed) {
    return Check.of(
            Graph.named("closed")
                .component(
                    "sender",
                    ports -> {
                      Outbox<Object> out = ports.outbox("out");
                      return () -> {
                        Object item = deed.made().get();
                        out.send(item);
                        deed.change().accept(item);
                        return Step.DONE;
                      };
                    })
                .output("sent")
                .link("sender.out", "sent")
                .build())
        .run();
  }

  /** Two messages have a part in common, which one of the receivers changes. */
  private static Report receiversDoing(Deed deed) {
    return Check.of(
            Graph.named("closed")
                .component(
                    "sender",
                    ports -> {
                      Outbox<List<Object>> left = ports.outbox("left");
                      Outbox<List<Object>> right = ports.outbox("right");
                      return () -> {
                        Object part = deed.made().get();
                        left.send(List.of(part));
                        right.send(List.of(part));
                        return Step.DONE;
                      };
                    })
                .component(
                    "one",
                    ports -> {
                      Inbox<List<Object>> in = ports.inbox("in");
                      return new Waiting(
                          in,
                          () -> {
                            deed.change().accept(in.take().get(0));
                            return Step.DONE;
                          });
                    })
                .output("other")
                .link("sender.left", "one.in")
                .link("sender.right", "other")
                .build())
        .run();
  }

  private static List<FindingKind> kinds(Report report) {
    return report.findings().stream().map(Finding::kind).toList();
  }

  @ParameterizedTest
  @MethodSource("seen")
  void useAfterHandoff_isFound_withoutAWarning(Deed deed) {
    Report report = sendersDoing(deed);
    assertEquals(List.of(FindingKind.USED_AFTER_HANDOFF), kinds(report));
    assertEquals(List.of(), report.warnings());
  }

  @ParameterizedTest
  @MethodSource("seenButWarnedOf")
  void useAfterHandoff_isFound_ofWhatCannotBeCopied(Deed deed) {
    Report report = sendersDoing(deed);
    assertEquals(List.of(FindingKind.USED_AFTER_HANDOFF), kinds(report));
    assertFalse(report.warnings().isEmpty());
  }

  @ParameterizedTest
  @MethodSource({"seen", "seenButWarnedOf"})
  void changeOfASharedPart_isFound(Deed deed) {
    assertTrue(
        kinds(receiversDoing(deed)).contains(FindingKind.SHARED),
        () -> kinds(receiversDoing(deed)).toString());
  }

  @ParameterizedTest
  @MethodSource("unseen")
  void whatCannotBeSeen_isWarnedOf(Deed deed) {
    String warnings = sendersDoing(deed).warnings().toString();
    assertTrue(warnings.contains("changes of it go unnoticed"), warnings);
  }

  @Test
  void contentOfABuffer_tellsMessagesApart() {
    Items items = new Items();
    assertNotEquals(
        items.id(ByteBuffer.wrap(new byte[] {1})), items.id(ByteBuffer.wrap(new byte[] {2})));
    assertNotEquals(
        items.id(ByteBuffer.allocateDirect(1)),
        items.id(ByteBuffer.allocateDirect(1).put((byte) 1)));
    assertEquals(List.of(), items.warnings());
  }

  @Test
  void arrayBehindABuffer_isAPartOfTheMessage() {
    byte[] behind = new byte[1];
    Deed deed =
        deed(
            "",
            () -> {
              behind[0] = 0;
              return ByteBuffer.wrap(behind);
            },
            buffer -> behind[0] = 1);
    assertEquals(List.of(FindingKind.USED_AFTER_HANDOFF), kinds(sendersDoing(deed)));
  }

  /** What properties fall back on is none of their entries. */
  @Test
  void defaultsOfProperties_areAPartOfTheMessage() {
    List<Properties> behind = new ArrayList<>();
    Deed deed =
        deed(
            "",
            () -> {
              behind.clear();
              behind.add(new Properties());
              return new Properties(behind.get(0));
            },
            all -> behind.get(0).setProperty("a", "b"));
    assertEquals(List.of(FindingKind.USED_AFTER_HANDOFF), kinds(sendersDoing(deed)));
  }
}
