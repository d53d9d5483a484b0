package intray.check;

import intray.Component;
import intray.Operations;
import intray.Wiring;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two components have in common without any hand-off: objects that their factories gave to
 * both of them, and static fields that the code of both uses. Taken once before they run and looked
 * at again afterwards; if it has changed, they share it.
 */
final class Commons {
  /** Nothing is asked of a component that is only made. */
  static final Operations NONE =
      (Operations)
          Proxy.newProxyInstance(
              Commons.class.getClassLoader(),
              new Class<?>[] {Operations.class},
              (proxy, method, arguments) -> {
                throw new IllegalStateException("no step is taken here");
              });

  private final Wiring wiring;
  private final IdentityHashMap<Object, Common> objects = new IdentityHashMap<>();
  private final Map<Field, Common> statics = new LinkedHashMap<>();
  private final List<Ends.Fault> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Something, as it was in the beginning, and who reaches it how. */
  private static final class Common {
    final Map<Integer, String> reachedAs = new LinkedHashMap<>();
    @Nullable String before;
  }

  /** Looks round before any component has taken a step. */
  Commons(Wiring wiring, Watchdog watchdog) {
    this.wiring = wiring;
    Statics fresh = new Statics(wiring);
    for (int c = 0; c < wiring.components(); c++) {
      int made = c;
      watchdog.begin("component " + wiring.path(c) + ", that is its factory or close(),");
      fresh.alone(Wiring.NOBODY, () -> lookAt(made));
      watchdog.end();
    }
    objects.forEach((object, common) -> common.before = print(common, object));
    statics.forEach((field, common) -> common.before = print(common, Statics.value(field)));
  }

  private boolean lookAt(int c) {
    try {
      Wiring.Instance instance = wiring.instantiate(c, NONE);
      add(c, instance.component());
      instance.close();
      return true;
    } catch (Exception | LinkageError | AssertionError e) {
      return false; // it has nothing in common with anybody; the check will tell why
    }
  }

  private void add(int c, Component component) {
    Set<Class<?>> classes = new HashSet<>();
    ObjectGraph reached = ObjectGraph.of(component);
    for (Object object : reached.objects()) {
      classes.add(object.getClass());
      String path = reached.path(object);
      objects
          .computeIfAbsent(object, o -> new Common())
          .reachedAs
          .put(c, path.isEmpty() ? "itself" : path);
    }
    classes.add(component.getClass());
    for (Field field : new StaticFields(classes).used()) {
      statics.computeIfAbsent(field, f -> new Common()).reachedAs.put(c, Statics.name(field));
    }
  }

  /**
   * Looks again, after all of them have run, perhaps more than once.
   *
   * @param changes what was put back after replays
   */
  void look(Statics changes) {
    faults.clear();
    warnings.clear();
    for (Map.Entry<Object, Common> entry : objects.entrySet()) {
      Common common = entry.getValue();
      Object object = entry.getKey();
      if (common.before != null) {
        String what = "the same " + object.getClass().getSimpleName();
        if (!common.before.equals(print(common, object)) || hasChanged(object, changes)) {
          shared(common, what);
        } else if (isChangedByHand(object)) {
          warnings.add(
              reach(common)
                  + " reach "
                  + what
                  + ". Nobody was seen to change it; give each a copy, or make it immutable.");
        }
      }
    }
    for (Field field : changes.changedFields()) {
      // Code that was not found, as behind reflection, is seen by what it does.
      Common common = statics.computeIfAbsent(field, f -> new Common());
      changes.changersOf(field).forEach(c -> common.reachedAs.putIfAbsent(c, Statics.name(field)));
    }
    for (Map.Entry<Field, Common> entry : statics.entrySet()) {
      Field field = entry.getKey();
      Common common = entry.getValue();
      boolean changed =
          !changes.changersOf(field).isEmpty()
              || (common.before != null
                  && !common.before.equals(print(common, Statics.value(field))));
      if (changed && common.reachedAs.size() > 1) {
        shared(common, "the same static field");
      }
    }
    warnings.addAll(changes.warnings(statics.keySet()));
  }

  /** Whether anything that an object leads to was changed in a replay and then put back. */
  private static boolean hasChanged(Object object, Statics changes) {
    return ObjectGraph.of(object).objects().stream().anyMatch(changes::hasChanged);
  }

  /** What has changed and is reached by several. */
  List<Ends.Fault> faults() {
    return faults;
  }

  /** What could be changed, and is reached by several. */
  List<String> warnings() {
    return warnings;
  }

  private void shared(Common common, String what) {
    String who = wiring.path(common.reachedAs.keySet().iterator().next());
    faults.add(
        new Ends.Fault(
            FindingKind.SHARED,
            who,
            reach(common)
                + " reach "
                + what
                + ", and it changes while they run. Components share nothing: give each its own,"
                + " and send messages."));
  }

  private String reach(Common common) {
    List<String> who = new ArrayList<>();
    common.reachedAs.forEach(
        (c, path) -> who.add(wiring.path(c) + (path.equals("itself") ? "" : " (as " + path + ")")));
    String last = who.remove(who.size() - 1);
    return String.join(", ", who) + " and " + last;
  }

  /** How something looks; null if it is reached by one component only, or never changes. */
  private static @Nullable String print(Common common, @Nullable Object value) {
    if (common.reachedAs.size() < 2) {
      return null;
    }
    try {
      return value == null ? "null" : Fingerprint.of(value).text();
    } catch (StackOverflowError e) {
      return null; // too deep to be looked at
    }
  }

  /** Of other things one cannot tell whether anybody could. */
  private static boolean isChangedByHand(Object object) {
    boolean container =
        object instanceof Collection<?>
            || object instanceof Map<?, ?>
            || object.getClass().isArray();
    if (container || Fingerprint.isJdk(object.getClass())) {
      return container && Fingerprint.of(object).isMutable();
    }
    return Fields.of(object.getClass()).stream().anyMatch(field -> !field.isFinal());
  }
}
