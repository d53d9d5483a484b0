package intray.jpf.listener;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.Instruction;
import gov.nasa.jpf.vm.PathSharednessPolicy;
import gov.nasa.jpf.vm.ThreadInfo;

/**
 * No switches where JPF guesses, by what threads touched so far on this path, that an object may be
 * shared. Its guesses depend on the path and not on the state, so that a state reached again by
 * another path is left out with other switches than it would have had. {@link SchedulingPoints}
 * names the places.
 */
public final class ExplicitPoints extends PathSharednessPolicy {
  /** Created by JPF. */
  public ExplicitPoints(Config config) {
    super(config);
  }

  @Override
  public boolean canHaveSharedObjectCG(
      ThreadInfo thread, Instruction insn, ElementInfo owner, FieldInfo field) {
    return false;
  }

  @Override
  public boolean canHaveSharedClassCG(
      ThreadInfo thread, Instruction insn, ElementInfo owner, FieldInfo field) {
    return false;
  }

  @Override
  public boolean canHaveSharedArrayCG(
      ThreadInfo thread, Instruction insn, ElementInfo array, int index) {
    return false;
  }

  @Override
  public boolean setsSharedObjectExposureCG(
      ThreadInfo thread, Instruction insn, ElementInfo owner, FieldInfo field, ElementInfo seen) {
    return false;
  }

  @Override
  public boolean setsSharedClassExposureCG(
      ThreadInfo thread, Instruction insn, ElementInfo owner, FieldInfo field, ElementInfo seen) {
    return false;
  }
}
