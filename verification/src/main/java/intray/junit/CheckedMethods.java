package intray.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Turns what the platform asks for (classes, methods, identifiers of an earlier run) into tests:
 * class, method, and one test for each combination of the method's parameters.
 *
 * <p>A method that bears the annotation is a test whatever its signature; what is wrong with it is
 * said when it runs and fails. Left out here, it would look like a test that passed.
 */
final class CheckedMethods implements SelectorResolver {
  private static final String CLASS = "class";
  private static final String METHOD = "method";
  private static final String COMBINATION = "combination";

  private final Predicate<String> classNames;

  CheckedMethods(Predicate<String> classNames) {
    this.classNames = classNames;
  }

  /** Whether there is something to check in a class. */
  static boolean areIn(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers()) && !methods(type).isEmpty();
  }

  private static List<Method> methods(Class<?> type) {
    return ReflectionSupport.findMethods(
        type,
        method -> AnnotationSupport.isAnnotated(method, CheckGraph.class),
        HierarchyTraversalMode.TOP_DOWN);
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    if (!areIn(type) || !classNames.test(type.getName())) {
      return Resolution.unresolved();
    }
    Optional<GraphTests> tests =
        context.addToParent(
            parent -> Optional.of(GraphTests.of(child(parent, CLASS, type.getName()), type)));
    return resolution(
        tests, methods(type).stream().map(method -> selectMethod(type, method)).toList());
  }

  @Override
  public Resolution resolve(MethodSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    Method method = selector.getJavaMethod();
    if (!areIn(type) || !AnnotationSupport.isAnnotated(method, CheckGraph.class)) {
      return Resolution.unresolved();
    }
    Optional<GraphTests> tests =
        context.addToParent(
            () -> selectClass(type),
            parent -> Optional.of(GraphTests.of(child(parent, METHOD, signature(method)), method)));
    return tests
        .map(
            all -> {
              List<String[]> combinations = Combinations.of(method);
              for (int k = 0; k < combinations.size(); k++) {
                UniqueId id = all.getUniqueId().append(COMBINATION, Integer.toString(k + 1));
                all.addChild(new GraphTest(id, type, method, combinations.get(k)));
              }
              return Resolution.match(Match.exact(all));
            })
        .orElse(Resolution.unresolved());
  }

  @Override
  public Resolution resolve(UniqueIdSelector asked, Context context) {
    UniqueId id = asked.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    Optional<? extends DiscoverySelector> selector =
        switch (last.getType()) {
          case CLASS ->
              ReflectionSupport.tryToLoadClass(last.getValue())
                  .toOptional()
                  .map(DiscoverySelectors::selectClass);
          case METHOD -> method(id);
          // The whole method runs: a combination alone has no selector of the platform's.
          case COMBINATION -> Optional.of(selectUniqueId(id.removeLastSegment()));
          default -> Optional.empty();
        };
    return selector
        .map(found -> Resolution.selectors(Set.of(found)))
        .orElse(Resolution.unresolved());
  }

  private static Optional<MethodSelector> method(UniqueId id) {
    String signature = id.getLastSegment().getValue();
    String type = id.removeLastSegment().getLastSegment().getValue();
    return ReflectionSupport.tryToLoadClass(type)
        .toOptional()
        .flatMap(
            loaded ->
                methods(loaded).stream()
                    .filter(method -> signature(method).equals(signature))
                    .findFirst()
                    .map(method -> selectMethod(loaded, method)));
  }

  private static Resolution resolution(
      Optional<GraphTests> tests, List<? extends DiscoverySelector> parts) {
    Set<DiscoverySelector> children = new LinkedHashSet<>(parts);
    return tests
        .map(found -> Resolution.match(Match.exact(found, () -> children)))
        .orElse(Resolution.unresolved());
  }

  private static UniqueId child(TestDescriptor parent, String type, String value) {
    return parent.getUniqueId().append(type, value);
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getName)
            .collect(Collectors.joining(",", "(", ")"));
  }
}
