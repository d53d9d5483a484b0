package intray.spec.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Why single operations are a sufficient grain, and which of them a checker need not reorder.
 *
 * <p>What a component does between two of its operations is a sequence of uses of items that it
 * owns. Each moves, to the left or to the right, past everything that others do; so all of them can
 * be told as if they happened at once with the operation before (Lipton's reduction). That rests on
 * an item having one owner: without it, two uses of an item do not commute.
 */
final class Reduction {
  private static final Model MODEL = HandOff.model();
  private static final List<Claim> INVARIANTS = Obligations.assumed(MODEL);

  private Reduction() {}

  static List<Obligation> movers() {
    List<Obligation> all = new ArrayList<>();
    Action use = MODEL.action("Use");
    for (Action other : MODEL.actions()) {
      Commutation pair = new Commutation(MODEL, INVARIANTS, use, other);
      all.add(pair.commute());
      all.add(pair.secondDoesNotEnableFirst());
      all.add(pair.firstDoesNotEnableSecond());
    }
    return all;
  }

  /** The same question where nothing is known of who holds what. */
  static List<Obligation> whereHandOffIsBroken() {
    Action use = MODEL.action("Use");
    return List.of(new Commutation(MODEL, MODEL.wiring(), use, use).conflict());
  }

  /** Where both can happen the order does not matter; in particular put and take on one inbox. */
  static List<Obligation> independence() {
    List<Obligation> all = new ArrayList<>();
    all.add(pair("Send", "Take").commute());
    all.add(pair("Take", "Take").commute());
    all.add(pair("Discard", "Discard").commute());
    for (Action other : MODEL.actions()) {
      all.add(pair("Close", other.name()).commute());
    }
    return all;
  }

  /** Who goes first is seen: in the order in an inbox, in the last free place, in a refusal. */
  static List<Obligation> dependence() {
    return List.of(pair("Send", "Send").conflict(), pair("Refuse", "Take").conflict());
  }

  private static Commutation pair(String first, String second) {
    return new Commutation(MODEL, INVARIANTS, MODEL.action(first), MODEL.action(second));
  }
}
