package intray.jpf.listener;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.JPF;
import gov.nasa.jpf.ListenerAdapter;
import gov.nasa.jpf.search.Search;
import gov.nasa.jpf.vm.ClassInfo;
import gov.nasa.jpf.vm.ClassLoaderInfo;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.ExceptionInfo;
import gov.nasa.jpf.vm.MethodInfo;
import gov.nasa.jpf.vm.NoUncaughtExceptionsProperty;
import gov.nasa.jpf.vm.StackFrame;
import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.VM;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Collects how the paths end, each way with the first schedule that led there, and writes them down
 * with the size of the search. A path that ends without a word, as paths do where JPF fails
 * silently, is counted, and so is anything that kept the search from being exhaustive.
 */
public final class OutcomeReport extends ListenerAdapter {
  private static final String RECORDER = "intray.harness.Outcomes";

  private final Path file;
  private final long maxStates;
  private final Map<String, List<String>> outcomes = new LinkedHashMap<>();
  private final Properties report = new Properties();
  private long states;
  private long visited;
  private long ends;
  private long silent;
  private String cutOff = "";

  /** Created by JPF. */
  public OutcomeReport(Config config, JPF jpf) {
    file = Path.of(config.getString("intray.report", "jpf-report.properties"));
    maxStates = config.getLong("intray.states", Long.MAX_VALUE);
  }

  @Override
  public void methodEntered(VM vm, ThreadInfo thread, MethodInfo method) {
    if (method.getName().equals("record") && method.getClassName().equals(RECORDER)) {
      StackFrame frame = thread.getTopFrame();
      ElementInfo text = thread.getElementInfo(frame.getLocalVariable(0));
      add(vm, text.asString());
    }
  }

  @Override
  public void propertyViolated(Search search) {
    String what = "!deadlock";
    if (search.getLastError().getProperty() instanceof NoUncaughtExceptionsProperty property) {
      ExceptionInfo thrown = property.getUncaughtExceptionInfo();
      what = "!" + (thrown == null ? "exception" : thrown.getExceptionClassname());
    }
    add(search.getVM(), what);
  }

  @Override
  public void stateAdvanced(Search search) {
    if (search.isNewState()) {
      states++;
      if (states == maxStates) {
        cutOff = "states=" + maxStates;
        search.terminate();
      }
    } else {
      visited++;
    }
    if (search.isEndState()) {
      ends++;
      VM vm = search.getVM();
      if (!vm.isDeadlocked() && !vm.hasPendingException() && !isRecorded()) {
        silent++;
      }
    }
  }

  @Override
  public void searchConstraintHit(Search search) {
    cutOff = String.valueOf(search.getLastSearchConstraint());
  }

  @Override
  public void searchFinished(Search search) {
    int n = 0;
    for (Map.Entry<String, List<String>> outcome : outcomes.entrySet()) {
      report.setProperty("outcome." + n, outcome.getKey());
      report.setProperty("schedule." + n, String.join("\n", outcome.getValue()));
      n++;
    }
    report.setProperty("outcomes", Integer.toString(n));
    report.setProperty("states", Long.toString(states));
    report.setProperty("visited", Long.toString(visited));
    report.setProperty("ends", Long.toString(ends));
    report.setProperty("silent", Long.toString(silent));
    report.setProperty("cutOff", cutOff);
    report.setProperty(
        "milliseconds",
        Long.toString(
            ProcessHandle.current().info().totalCpuDuration().map(d -> d.toMillis()).orElse(0L)));
    try (var out = Files.newOutputStream(file)) {
      report.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(VM vm, String outcome) {
    if (!outcomes.containsKey(outcome)) {
      outcomes.put(outcome, Schedule.of(vm));
    }
  }

  private static boolean isRecorded() {
    ClassInfo recorder = ClassLoaderInfo.getSystemResolvedClassInfo(RECORDER);
    ElementInfo statics = recorder.getStaticElementInfo();
    return statics != null && statics.getBooleanField("recorded");
  }
}
