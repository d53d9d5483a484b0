package intray.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Finds and runs the methods annotated with {@link CheckGraph}. An engine of its own, because a
 * test method of Jupiter may not return anything, and a test that must be called by another to
 * count is a test that one forgets to call.
 */
public final class CheckGraphEngine extends HierarchicalTestEngine<EngineExecutionContext> {
  /** The engine's name, for filters of engines. */
  public static final String ID = "intray";

  private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.builder()
          .addClassContainerSelectorResolver(CheckedMethods::areIn)
          .addSelectorResolver(context -> new CheckedMethods(context.getClassNameFilter()))
          .build();

  /** For the JUnit platform, which looks engines up by {@link java.util.ServiceLoader}. */
  public CheckGraphEngine() {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "Intray");
    RESOLVER.resolve(request, engine);
    return engine;
  }

  @Override
  protected EngineExecutionContext createExecutionContext(ExecutionRequest request) {
    return new EngineExecutionContext() {};
  }
}
