package intray.jpf.listener;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.JPFException;
import gov.nasa.jpf.ListenerAdapter;
import gov.nasa.jpf.jvm.bytecode.JVMInvokeInstruction;
import gov.nasa.jpf.jvm.bytecode.VirtualInvocation;
import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.Instruction;
import gov.nasa.jpf.vm.MethodInfo;
import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.VM;
import gov.nasa.jpf.vm.bytecode.ArrayElementInstruction;
import gov.nasa.jpf.vm.bytecode.FieldInstruction;
import java.util.List;

/**
 * Lets every other thread run before each operation that threads can see of one another. JPF by
 * itself executes atomics natively and never switches there, and it takes a plain field for shared
 * only once a second thread has touched it: what a thread does between publishing an object and
 * another's first look at it would pass for one step.
 *
 * <p>Switched at: atomics, VarHandles, park, unpark, the interrupt flag; and the fields that are
 * not final, and the arrays, of the classes that {@code intray.watch} names by prefix, but for the
 * fields in {@code intray.frozen}, which are written before a second thread starts and never again.
 */
public final class SchedulingPoints extends ListenerAdapter {
  private static final String ATOMICS = "java.util.concurrent.atomic.";

  private final String[] watched;
  private final List<String> frozen;

  /** Created by JPF. */
  public SchedulingPoints(Config config) {
    watched = config.getStringArray("intray.watch", new String[0]);
    frozen = List.of(config.getStringArray("intray.frozen", new String[0]));
  }

  @Override
  public void executeInstruction(VM vm, ThreadInfo thread, Instruction insn) {
    // The first instruction of a transition is the one that the last choice was made for.
    if (!thread.isFirstStepInsn()
        && isVisible(thread, insn)
        && thread.getScheduler().setsRescheduleCG(thread, "VISIBLE")) {
      thread.skipInstruction(insn);
    }
  }

  private boolean isVisible(ThreadInfo thread, Instruction insn) {
    if (insn instanceof JVMInvokeInstruction call) {
      return isVisibleCall(thread, call);
    }
    if (insn instanceof FieldInstruction access) {
      return isWatched(access.getClassName())
          && !insn.getMethodInfo().isInit()
          && !isFinal(access.getFieldInfo())
          && !isFrozen(thread, access);
    }
    return insn instanceof ArrayElementInstruction && isWatched(className(insn));
  }

  /** Written before there was a second thread. That it is so is checked. */
  private boolean isFrozen(ThreadInfo thread, FieldInstruction access) {
    if (frozen.isEmpty() || !frozen.contains(access.getClassName() + "." + access.getFieldName())) {
      return false;
    }
    if (!access.isRead()) {
      for (ThreadInfo other : thread.getVM().getLiveThreads()) {
        if (other != thread && !other.isNew()) {
          throw new JPFException("written while others run, so not frozen: " + access);
        }
      }
    }
    return true;
  }

  private static boolean isVisibleCall(ThreadInfo thread, JVMInvokeInstruction call) {
    String caller = className(call);
    if (caller.startsWith("java.")) {
      return false; // an atomic is one step, whatever it calls
    }
    String named = call.getInvokedMethodClassName();
    if (isSynchroniser(named)) {
      return !call.getInvokedMethodName().startsWith("<");
    }
    if (named.equals("java.lang.Thread")) {
      String method = call.getInvokedMethodName();
      return method.startsWith("interrupt")
          || method.startsWith("isInterrupted")
          || method.startsWith("isAlive");
    }
    // A call may name a subclass of an atomic: what counts is where the method is declared.
    if (call instanceof VirtualInvocation) {
      MethodInfo method = call.getInvokedMethod(thread);
      return method != null
          && method.getClassInfo() != null
          && isSynchroniser(method.getClassName());
    }
    return false;
  }

  private static boolean isSynchroniser(String className) {
    return className.startsWith(ATOMICS)
        || className.equals("java.util.concurrent.locks.LockSupport")
        || className.equals("java.lang.invoke.VarHandle");
  }

  private boolean isWatched(String className) {
    for (String prefix : watched) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFinal(FieldInfo field) {
    return field == null || field.isFinal();
  }

  private static String className(Instruction insn) {
    MethodInfo method = insn.getMethodInfo();
    String name = method == null ? null : method.getClassName();
    return name == null ? "" : name;
  }
}
