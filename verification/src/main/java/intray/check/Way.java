package intray.check;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** All ways of the same event, this one included; null if there is no other. */
  private Way @Nullable [] all;

  /** The way of an event without choices that was not made yet. */
  static final Way UNKNOWN = only(Deeds.NOTHING, Deeds.NOTHING);

  private Way(int[] choices, int[] touches) {
    this.choices = choices;
    this.touches = touches;
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

  /** The same way of an event that is known to touch this. */
  Way touching(int[] known) {
    return !isOnly() || touches == known ? this : only(choices, known);
  }

  boolean isSameChoice(Way other) {
    return choices == other.choices || Arrays.equals(choices, other.choices);
  }

  Way[] all() {
    return all == null ? new Way[] {this} : all;
  }

  boolean isOnly() {
    return all == null || all.length == 1;
  }
}
