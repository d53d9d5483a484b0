package intray.run;

import intray.fixtures.Placement;

/** The contract of the boxes, where each component has a thread. */
final class ThreadsBoxesTest extends BoxContract {
  @Override
  Placement placement() {
    return Placement.THREADS;
  }
}
