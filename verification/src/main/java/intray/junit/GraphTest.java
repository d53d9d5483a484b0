package intray.junit;

import intray.Graph;
import intray.check.Bounds;
import intray.check.FindingKind;
import intray.check.Level;
import intray.check.Plan;
import intray.check.ReplayToken;
import intray.check.Report;
import intray.cli.Rendering;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;

/** One exploration: a method with one value for each of its parameters. */
final class GraphTest extends AbstractTestDescriptor implements Node<CheckGraphEngine.Context> {
  private final Class<?> type;
  private final Method method;
  private final @Nullable String[] values;

  GraphTest(UniqueId id, Class<?> type, Method method, @Nullable String[] values) {
    super(
        id,
        method.getName() + "(" + String.join(", ", texts(values)) + ")",
        MethodSource.from(type, method));
    this.type = type;
    this.method = method;
    this.values = values;
  }

  private static List<String> texts(@Nullable String[] values) {
    return Arrays.stream(values).map(String::valueOf).toList();
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public Set<TestTag> getTags() {
    Set<TestTag> tags = new LinkedHashSet<>(JupiterAnnotations.tags(type));
    tags.addAll(JupiterAnnotations.tags(method));
    return tags;
  }

  @Override
  public CheckGraphEngine.Context execute(
      CheckGraphEngine.Context context, DynamicTestExecutor dynamic) {
    CheckGraph wanted = AnnotationSupport.findAnnotation(method, CheckGraph.class).orElseThrow();
    GraphAssert assertion =
        GraphAssert.assertThat(graph())
            .bounds(bounds(wanted))
            .levels(levels(wanted))
            .replayedBy(plan -> Rendering.command(token(plan)));
    Set<FindingKind> expected = EnumSet.noneOf(FindingKind.class);
    expected.addAll(Arrays.asList(wanted.expected()));
    Report report =
        (wanted.acceptBound() ? assertion.acceptingBound() : assertion).explore(expected);
    if (report.bound() != null) {
      context.publish(this, Rendering.verdict(report));
    }
    return context;
  }

  /** Names the graph as the command line finds it. */
  private String token(Plan plan) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int k = 0; k < values.length; k++) {
      parameters.put(method.getParameters()[k].getName(), String.valueOf(values[k]));
    }
    return new ReplayToken(type.getName() + "#" + method.getName(), parameters, plan).toString();
  }

  private Graph graph() {
    if (!Graph.class.isAssignableFrom(method.getReturnType())) {
      throw wrong("returns " + method.getReturnType().getSimpleName() + "; let it return a Graph");
    }
    if (Modifier.isPrivate(method.getModifiers())) {
      throw wrong("is private; remove that word");
    }
    Parameter[] parameters = method.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int k = 0; k < arguments.length; k++) {
      try {
        arguments[k] = Combinations.convert(values[k], parameters[k]);
      } catch (IllegalArgumentException e) {
        throw wrong("cannot be called: " + e.getMessage());
      }
    }
    @Nullable Object target =
        Modifier.isStatic(method.getModifiers()) ? null : ReflectionSupport.newInstance(type);
    @Nullable Object graph = ReflectionSupport.invokeMethod(method, target, arguments);
    if (graph == null) {
      throw wrong("returned null, so nothing was explored; let it return a graph");
    }
    return (Graph) graph;
  }

  private AssertionFailedError wrong(String what) {
    return new AssertionFailedError(
        "@CheckGraph method " + type.getSimpleName() + "." + method.getName() + " " + what + ".");
  }

  private Set<Level> levels(CheckGraph wanted) {
    if (wanted.levels().length == 0) {
      throw wrong("names no level, so nothing would be explored; name one or leave the line out");
    }
    return EnumSet.copyOf(Arrays.asList(wanted.levels()));
  }

  private Bounds bounds(CheckGraph wanted) {
    try {
      Bounds bounds = Bounds.DEFAULT;
      if (wanted.steps() != 0) {
        bounds = bounds.withSteps(wanted.steps());
      }
      if (wanted.states() != 0) {
        bounds = bounds.withStates(wanted.states());
      }
      if (wanted.executions() != 0) {
        bounds = bounds.withExecutions(wanted.executions());
      }
      if (wanted.switches() != -1) {
        bounds = bounds.withSwitches(wanted.switches());
      }
      if (wanted.memory() != 0) {
        bounds = bounds.withMemory(wanted.memory());
      }
      return wanted.seconds() == 0 ? bounds : bounds.withSeconds(wanted.seconds());
    } catch (IllegalArgumentException e) {
      throw wrong("cannot be explored like that: " + e.getMessage());
    }
  }
}
