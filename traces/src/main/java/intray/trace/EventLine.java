package intray.trace;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in a line after the first: an event, or the end. */
final class EventLine {
  private @Nullable String component;
  private long seq;
  private @Nullable Operation operation;
  private @Nullable String box;
  private @Nullable String item;
  private @Nullable String value;
  private @Nullable String object;
  private @Nullable Object answer;
  private int alternatives;
  private long version = Event.UNKNOWN;
  private @Nullable List<String> boxes;
  private @Nullable String message;

  private @Nullable String end;
  private Map<String, List<String>> outputs = Map.of();
  private Map<String, List<String>> left = Map.of();
  private Map<String, String> notices = Map.of();
  private Map<String, String> waiting = Map.of();
  private long missing;

  void read(LineFields fields) throws IOException {
    fields.object(field -> field(field, fields));
  }

  private void field(String field, LineFields fields) throws IOException {
    switch (field) {
      case "component" -> component = fields.text();
      case "seq" -> seq = fields.whole(1, Long.MAX_VALUE);
      case "operation" -> operation = operation(fields.text());
      case "box" -> box = fields.text();
      case "item" -> item = fields.text();
      case "value" -> value = fields.text();
      case "object" -> object = fields.text();
      case "answer" -> answer = fields.answer();
      case "alternatives" -> alternatives = (int) fields.whole(1, Integer.MAX_VALUE);
      case "version" -> version = fields.whole(0, Long.MAX_VALUE);
      case "boxes" -> boxes = fields.texts();
      case "message" -> message = fields.text();
      case "end" -> end = fields.text();
      case "outputs" -> outputs = fields.lists();
      case "left" -> left = fields.lists();
      case "notices" -> notices = fields.textMap();
      case "waiting" -> waiting = fields.textMap();
      case "missing" -> missing = fields.whole(0, Long.MAX_VALUE);
      default -> {}
    }
  }

  private static Operation operation(String word) throws LineFields.WrongFieldException {
    @Nullable Operation operation = Operation.of(word);
    if (operation == null) {
      throw new LineFields.WrongFieldException(
          "there is no operation " + BadTraceException.quoted(word));
    }
    return operation;
  }

  boolean isEnding() throws LineFields.WrongFieldException {
    if (end != null && operation != null) {
      throw new LineFields.WrongFieldException(
          "a line has either an 'operation' or an 'end', and not both");
    }
    return end != null;
  }

  Ending ending() {
    return new Ending(
        end == null ? "" : end, outputs, left, notices, waiting, component, message, missing);
  }

  Event event() throws LineFields.WrongFieldException {
    if (operation == null) {
      throw missing("operation");
    }
    if (component == null) {
      throw missing("component");
    }
    if (seq == 0) {
      throw missing("seq");
    }
    if (box == null && operation.hasBox()) {
      throw missing("box");
    }
    if (boxes == null && operation == Operation.AWAIT) {
      throw missing("boxes");
    }
    @Nullable Class<?> type = operation.answerType();
    if (type != null && !type.isInstance(answer)) {
      throw new LineFields.WrongFieldException(
          "'answer' of "
              + operation.word()
              + " must be "
              + (type == Boolean.class ? "true or false" : "a whole number")
              + (answer == null ? ", and it is missing" : ", and not " + answer));
    }
    return new Event(
        component,
        seq,
        operation,
        box,
        item,
        value,
        object,
        answer,
        alternatives,
        version,
        boxes == null ? List.of() : boxes,
        message);
  }

  private LineFields.WrongFieldException missing(String field) {
    return new LineFields.WrongFieldException(
        "'"
            + field
            + "' is missing"
            + (operation == null ? "" : ", which every " + operation.word() + " has"));
  }
}
