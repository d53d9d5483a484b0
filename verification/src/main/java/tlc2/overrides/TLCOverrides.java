package tlc2.overrides;

import intray.validation.Log;

/** Where TLC, by this name, looks for operators that are written in Java. */
public final class TLCOverrides implements ITLCOverrides {
  /** For TLC, which makes one. */
  public TLCOverrides() {}

  @Override
  @SuppressWarnings("rawtypes") // TLC's interface
  public Class[] get() {
    return new Class[] {Log.class};
  }
}
