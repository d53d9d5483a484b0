package intray.run;

import intray.fixtures.Placement;

/** The contract of the boxes, where one thread runs all components. */
final class SerialBoxesTest extends BoxContract {
  @Override
  Placement placement() {
    return Placement.SERIAL;
  }
}
