package intray.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A class or a method, which holds tests. */
final class GraphTests extends AbstractTestDescriptor implements Node<CheckGraphEngine.Context> {
  private final AnnotatedElement element;

  private GraphTests(UniqueId id, String name, TestSource source, AnnotatedElement element) {
    super(id, JupiterAnnotations.displayName(element, name), source);
    this.element = element;
  }

  static GraphTests of(UniqueId id, Class<?> type) {
    return new GraphTests(id, type.getSimpleName(), ClassSource.from(type), type);
  }

  static GraphTests of(UniqueId id, Method method) {
    return new GraphTests(id, method.getName(), MethodSource.from(method), method);
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  @Override
  public Set<TestTag> getTags() {
    return JupiterAnnotations.tags(element);
  }

  @Override
  public SkipResult shouldBeSkipped(CheckGraphEngine.Context context) {
    @Nullable String reason = JupiterAnnotations.disabled(element);
    return reason == null ? SkipResult.doNotSkip() : SkipResult.skip(reason);
  }
}
