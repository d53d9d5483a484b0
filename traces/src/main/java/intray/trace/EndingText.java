package intray.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a run left, as text that fits into one line: of millions of messages and boxes the first are
 * shown, and how many more there are.
 */
final class EndingText {
  /** How much of one box, in characters. */
  private static final int BOX = 20_000;

  /** How much of everything; each character takes up to 6 bytes. */
  private static final int ALL = 150_000;

  private int length;

  Map<String, List<String>> lists(Map<String, List<Object>> boxes) {
    return map(boxes, this::list, List.of(Values.CUT));
  }

  <T> Map<String, String> map(Map<String, T> values, Function<T, String> text) {
    return map(values, text, Values.CUT);
  }

  private <T, R> Map<String, R> map(Map<String, T> all, Function<T, R> text, R cut) {
    Map<String, R> map = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : all.entrySet()) {
      if (length > ALL) {
        map.put(Values.CUT + " and " + (all.size() - map.size()) + " more", cut);
        break;
      }
      R value = text.apply(entry.getValue());
      length += entry.getKey().length() + value.toString().length() + 6;
      map.put(entry.getKey(), value);
    }
    return map;
  }

  private List<String> list(List<Object> messages) {
    List<String> texts = new ArrayList<>();
    int own = 0;
    for (Object message : messages) {
      if (own > BOX) {
        texts.add(Values.CUT + " and " + (messages.size() - texts.size()) + " more");
        break;
      }
      String text = Values.text(message);
      texts.add(text);
      own += text.length() + 4;
    }
    return texts;
  }
}
