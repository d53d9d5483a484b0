package intray.check;

import java.util.List;

/**
 * One way in which a component's next event can go: the only one, or one of several if it chooses.
 */
final class Way {
  final int[] choices;

  /**
   * What the event touches if it goes this way; not filled in for the only way of a move that was
   * not made yet.
   */
  final int[] touches;

  /** All ways of the same event, this one included. */
  private Way[] all;

  private Way(int[] choices, int[] touches) {
    this.choices = choices;
    this.touches = touches;
    this.all = new Way[] {this};
  }

  static Way only(int[] choices, int[] touches) {
    return new Way(choices, touches);
  }

  static Way[] several(List<int[]> choices, List<int[]> touches) {
    Way[] all = new Way[choices.size()];
    for (int k = 0; k < all.length; k++) {
      all[k] = new Way(choices.get(k), touches.get(k));
      all[k].all = all;
    }
    return all;
  }

  Way[] all() {
    return all;
  }

  boolean isOnly() {
    return all.length == 1;
  }
}
