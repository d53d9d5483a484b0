package intray.cli;

import intray.trace.Event;
import org.jspecify.annotations.Nullable;

/** One event as in the schedules of the checker, without its component. */
record EventText(Screen screen) {
  String of(Event event, @Nullable String value) {
    String box = event.box() == null ? "" : event.box();
    String item = value != null ? value : event.item() != null ? event.item() : "";
    return switch (event.operation()) {
      case BEGIN -> "begin";
      case IS_EMPTY -> box + " empty?" + answer(event.isYes() ? "yes" : "no");
      case IS_DRAINED -> box + " drained?" + answer(event.isYes() ? "yes" : "no");
      case TAKE -> "take " + box + answer(event.item() == null ? "EMPTY" : item);
      case POLL -> "poll " + box + answer(event.item() == null ? "nothing" : item);
      case SEND -> "send " + box + (event.isYes() ? " " + item : answer("FULL"));
      case OFFER -> "offer " + box + (event.isYes() ? " " + item : answer("refused"));
      case CLOSE -> "close " + box;
      case READ -> "read " + box + answer(value == null ? version(event) : value);
      case PUBLISH -> "publish " + box + "=" + (value == null ? version(event) : value);
      case CHOOSE ->
          "choose "
              + (event.alternatives() > 0 ? event.alternatives() : "")
              + answer(String.valueOf(event.answer()));
      case USE -> "use " + item + (event.isYes() ? "" : answer("refused"));
      case AWAIT -> "await " + String.join(" or ", event.boxes());
      case PAUSE -> "pause";
      case DONE -> "done";
      case FAIL -> "fails: " + event.message();
      case SIGNAL -> "wakes " + box;
      case RESUME -> "goes on";
    };
  }

  private String answer(String text) {
    return " " + Symbols.of(screen).arrow() + " " + text;
  }

  private static String version(Event event) {
    return event.version() == Event.UNKNOWN ? "?" : "version " + event.version();
  }
}
