package intray.agree;

import intray.jpf.JpfException;
import intray.jpf.JpfInstallation;
import intray.jpf.JpfResult;
import intray.jpf.JpfSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Java PathFinder: every interleaving of the real threads, at the grain of bytecode. */
final class JpfEngine implements Engine, AutoCloseable {
  private final Optional<JpfInstallation> installation;
  private final Agreement.JpfLimits limits;
  private @Nullable JpfSession session;

  /** An installation, if there is one. */
  JpfEngine(Optional<JpfInstallation> installation, Agreement.JpfLimits limits) {
    this.installation = installation;
    this.limits = limits;
  }

  @Override
  public Kind kind() {
    return Kind.JPF;
  }

  @Override
  public Optional<String> absence() {
    return installation.isPresent() ? Optional.empty() : Optional.of(JpfInstallation.HOW_TO_ENABLE);
  }

  @Override
  public Map<Column, Cell> run(Example example) {
    Example.Program program = example.program();
    if (program == null) {
      return Map.of(Column.JPF, new Cell.Skipped("only graphs of the catalogue are run in JPF"));
    }
    if (example.graph().wiring().components() > limits.components()) {
      return Map.of(
          Column.JPF,
          new Cell.Skipped("more than " + limits.components() + " threads are too many for JPF"));
    }
    try {
      JpfResult result =
          session()
              .program(
                  program.mainClass(),
                  program.arguments(),
                  limits.states(),
                  program.classPath().toArray(new Path[0]));
      return Map.of(Column.JPF, cell(result));
    } catch (JpfException e) {
      return Map.of(Column.JPF, new Cell.Broken(String.valueOf(e.getMessage())));
    }
  }

  private static Cell cell(JpfResult result) {
    Map<String, Long> outcomes = new TreeMap<>();
    result.outcomes().keySet().forEach(outcome -> outcomes.put(outcome, 0L));
    return new Cell.Seen(
        outcomes,
        result.states(),
        Cell.Unit.STATES,
        result.doubt(),
        result.outcomes(),
        result.seconds());
  }

  /** Opened when it is first needed: the canaries take their time. */
  private JpfSession session() {
    JpfSession open = session;
    if (open == null) {
      open = JpfSession.open(installation.orElseThrow());
      session = open;
    }
    return open;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
