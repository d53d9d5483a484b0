package intray.run;

import gov.nasa.jpf.vm.Verify;

/** In the place of the class of that name: {@code choose} is answered in every way there is. */
final class Dice {
  Dice(long seed, int component) {}

  int next(int n) {
    return Verify.getInt(0, n - 1);
  }
}
