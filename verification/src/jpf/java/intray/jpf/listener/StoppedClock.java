package intray.jpf.listener;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.vm.TimeModel;
import gov.nasa.jpf.vm.VM;

/** No time passes: no deadline is ever reached, and no clock tells one state from another. */
public final class StoppedClock implements TimeModel {
  private static final long NOW = 1;

  /** Created by JPF. */
  public StoppedClock(VM vm, Config config) {}

  @Override
  public long currentTimeMillis() {
    return NOW;
  }

  @Override
  public long nanoTime() {
    return NOW;
  }
}
