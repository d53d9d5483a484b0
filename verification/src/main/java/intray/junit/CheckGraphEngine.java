package intray.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/**
 * Finds and runs the methods annotated with {@link CheckGraph}. An engine of its own, because a
 * test method of Jupiter may not return anything, and a test that must be called by another to
 * count is a test that one forgets to call.
 */
public final class CheckGraphEngine extends HierarchicalTestEngine<CheckGraphEngine.Context> {
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
  protected Context createExecutionContext(ExecutionRequest request) {
    return new Context(request.getEngineExecutionListener());
  }

  /** What all tests of one run share: where to tell things. */
  static final class Context implements EngineExecutionContext {
    private final EngineExecutionListener listener;

    private Context(EngineExecutionListener listener) {
      this.listener = listener;
    }

    /** Adds a line to what is known of a test, for those who only look at failures. */
    void publish(TestDescriptor test, String line) {
      listener.reportingEntryPublished(test, ReportEntry.from(ID, line));
    }
  }
}
