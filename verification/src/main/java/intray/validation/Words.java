package intray.validation;

import intray.trace.Event;

/** Events as people say them. */
final class Words {
  private Words() {}

  /** As in {@code "Take of lines.out#1 from in"}. */
  static String of(Event event) {
    StringBuilder text = new StringBuilder(event.operation().word());
    if (event.item() != null || event.object() != null) {
      text.append(" of ").append(event.item() == null ? event.object() : event.item());
    }
    if (event.box() != null) {
      text.append(" at ").append(event.box());
    }
    if (!event.boxes().isEmpty()) {
      text.append(" of ").append(String.join(", ", event.boxes()));
    }
    if (event.answer() != null) {
      text.append(", answered ").append(event.answer());
    }
    if (event.version() != Event.UNKNOWN) {
      text.append(", version ").append(event.version());
    }
    return text.toString();
  }
}
