package intray.check;

import java.util.HashMap;
import java.util.Map;

/** Messages by the text that stands for them in TLA+, where no two may have the same. */
final class Names {
  private final Items items;
  private final Map<String, Integer> owners = new HashMap<>();

  Names(Items items) {
    this.items = items;
    owners.put(Tla.EMPTY, Items.NONE);
  }

  /** The text of a message. */
  String of(int item) {
    String text = Tla.plain(items.text(item));
    Integer owner = owners.putIfAbsent(text, item);
    if (owner != null && owner != item) {
      throw new CheckException(
          "there are two different messages that both read "
              + text
              + ", so a specification cannot tell them apart. Let their classes have different"
              + " names or fields.");
    }
    return text;
  }
}
