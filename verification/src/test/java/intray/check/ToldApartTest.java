package intray.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Proxy;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that hold the same and will not behave the same are different messages; taken for one,
 * an outcome would be missed. A copy behaves as the original.
 */
final class ToldApartTest {
  private record Pair(
      String name, Supplier<?> one, Supplier<?> other, Function<Object, Object> behaviour) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static <T> Pair pair(
      String name, Supplier<T> one, Supplier<T> other, Function<T, Object> behaviour) {
    @SuppressWarnings("unchecked") // it is given what these have made
    Function<Object, Object> any = (Function<Object, Object>) (Function<?, Object>) behaviour;
    return new Pair(name, one, other, any);
  }

  static Stream<Pair> pairs() {
    Comparator<Integer> down = Comparator.reverseOrder();
    return Stream.of(
        pair(
            "pattern",
            () -> Pattern.compile("a"),
            () -> Pattern.compile("a", Pattern.CASE_INSENSITIVE),
            pattern -> pattern.matcher("A").matches()),
        pair("TreeMap", TreeMap::new, () -> new TreeMap<>(down), ToldApartTest::firstKey),
        pair(
            "TreeSet",
            () -> new TreeSet<Integer>(),
            () -> new TreeSet<>(down),
            set -> set.add(1) && set.add(2) ? set.first() : ""),
        pair(
            "ConcurrentSkipListMap",
            ConcurrentSkipListMap::new,
            () -> new ConcurrentSkipListMap<>(down),
            ToldApartTest::firstKey),
        pair(
            "ConcurrentSkipListSet",
            () -> new ConcurrentSkipListSet<Integer>(),
            () -> new ConcurrentSkipListSet<>(down),
            set -> set.add(1) && set.add(2) ? set.first() : ""),
        pair(
            "PriorityQueue",
            () -> new PriorityQueue<Integer>(),
            () -> new PriorityQueue<>(down),
            ToldApartTest::head),
        pair(
            "PriorityBlockingQueue",
            () -> new PriorityBlockingQueue<Integer>(),
            () -> new PriorityBlockingQueue<>(4, down),
            ToldApartTest::head),
        pair(
            "ArrayBlockingQueue",
            () -> new ArrayBlockingQueue<Integer>(1),
            () -> new ArrayBlockingQueue<>(2),
            ToldApartTest::takesTwo),
        pair(
            "LinkedBlockingQueue",
            () -> new LinkedBlockingQueue<Integer>(1),
            () -> new LinkedBlockingQueue<>(2),
            ToldApartTest::takesTwo),
        pair(
            "LinkedBlockingDeque",
            () -> new LinkedBlockingDeque<Integer>(1),
            () -> new LinkedBlockingDeque<>(2),
            ToldApartTest::takesTwo),
        pair(
            "LinkedHashMap",
            () -> new LinkedHashMap<Integer, Integer>(),
            () -> new LinkedHashMap<Integer, Integer>(4, 1, true),
            map -> {
              map.put(1, 1);
              map.put(2, 2);
              return map.get(1) + map.keySet().toString();
            }),
        pair(
            "DateTimeFormatter",
            () -> DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH),
            () -> DateTimeFormatter.ofPattern("MMMM", Locale.GERMAN),
            format -> format.format(LocalDate.of(2005, 3, 1))),
        pair(
            "SimpleDateFormat",
            () -> new SimpleDateFormat("MMMM", Locale.ENGLISH),
            () -> new SimpleDateFormat("MMMM", Locale.GERMAN),
            format -> format.format(0L)),
        pair(
            "DoubleSummaryStatistics",
            () -> sum(1e-9),
            () -> sum(2e-9),
            DoubleSummaryStatistics::getSum),
        pair(
            "ZoneRules",
            () -> ZoneId.of("Europe/Berlin").getRules(),
            () -> ZoneId.of("Europe/London").getRules(),
            rules -> rules.getTransitions().size()),
        pair(
            "proxy",
            () -> proxy("x"),
            () -> proxy("y"),
            supplier -> Objects.requireNonNull(supplier.get())),
        pair(
            "suppressed",
            () -> new IllegalStateException("x"),
            () -> {
              IllegalStateException thrown = new IllegalStateException("x");
              thrown.addSuppressed(new IllegalArgumentException("y"));
              return thrown;
            },
            thrown -> thrown.getSuppressed().length));
  }

  private static Object firstKey(Map<Integer, Integer> map) {
    map.put(1, 1);
    map.put(2, 2);
    return map.keySet().iterator().next();
  }

  private static Object head(Queue<Integer> queue) {
    return queue.add(1) && queue.add(2) ? Objects.requireNonNull(queue.peek()) : "";
  }

  private static Object takesTwo(Queue<Integer> queue) {
    return queue.offer(1) && queue.offer(2);
  }

  private static DoubleSummaryStatistics sum(double value) {
    DoubleSummaryStatistics sum = new DoubleSummaryStatistics();
    sum.accept(value);
    return sum;
  }

  /** All look the same if asked for words. */
  private static Supplier<?> proxy(String gives) {
    return (Supplier<?>)
        Proxy.newProxyInstance(
            ToldApartTest.class.getClassLoader(),
            new Class<?>[] {Supplier.class},
            (proxy, method, arguments) -> method.getName().equals("get") ? gives : "proxy");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatBehavesDifferently_isToldApart_andCopiesBehaveAlike(Pair pair) {
    Items items = new Items();
    int one = items.id(pair.one().get());
    int other = items.id(pair.other().get());
    assertNotEquals(one, other);
    assertEquals(one, items.id(pair.one().get()));
    assertEquals(other, items.id(pair.other().get()));
    assertEquals(behaviour(pair, pair.one().get()), behaviour(pair, fresh(items, one)));
    assertEquals(behaviour(pair, pair.other().get()), behaviour(pair, fresh(items, other)));
    assertNotEquals(
        behaviour(pair, pair.one().get()), behaviour(pair, pair.other().get()), "no such pair");
  }

  private static Object fresh(Items items, int id) {
    return Objects.requireNonNull(items.fresh(id));
  }

  private static Object behaviour(Pair pair, Object of) {
    return pair.behaviour().apply(of);
  }
}
