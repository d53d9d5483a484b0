package intray.trace;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in a line after the first: an event, or the end. */
final class EventLine {
  private final EventParts parts = new EventParts();

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
      case "component" -> parts.component = fields.text();
      case "seq" -> parts.seq = fields.whole(1, Long.MAX_VALUE);
      case "operation" -> parts.operation = operation(fields.text());
      case "box" -> parts.box = fields.text();
      case "item" -> parts.item = fields.text();
      case "value" -> parts.value = fields.text();
      case "object" -> parts.object = fields.text();
      case "answer" -> parts.answer = fields.answer();
      case "alternatives" -> parts.alternatives = (int) fields.whole(1, Integer.MAX_VALUE);
      case "version" -> parts.version = fields.whole(0, Long.MAX_VALUE);
      case "boxes" -> parts.boxes = fields.texts();
      case "message" -> parts.message = fields.text();
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
    if (end != null && parts.operation != null) {
      throw new LineFields.WrongFieldException(
          "a line has either an 'operation' or an 'end', and not both");
    }
    return end != null;
  }

  Ending ending() {
    return new Ending(
        end == null ? "" : end,
        outputs,
        left,
        notices,
        waiting,
        parts.component,
        parts.message,
        missing);
  }

  Event event() throws LineFields.WrongFieldException {
    @Nullable Operation operation = parts.operation;
    if (operation == null) {
      throw missing("operation");
    }
    if (parts.component == null) {
      throw missing("component");
    }
    if (parts.seq == 0) {
      throw missing("seq");
    }
    if (parts.box == null && operation.hasBox()) {
      throw missing("box");
    }
    if (parts.boxes == null && operation == Operation.AWAIT) {
      throw missing("boxes");
    }
    @Nullable Class<?> type = operation.answerType();
    @Nullable Object answer = parts.answer;
    if (type != null && !type.isInstance(answer)) {
      throw new LineFields.WrongFieldException(
          "'answer' of "
              + operation.word()
              + " must be "
              + (type == Boolean.class ? "true or false" : "a whole number")
              + (answer == null ? ", and it is missing" : ", and not " + answer));
    }
    return parts.event();
  }

  private LineFields.WrongFieldException missing(String field) {
    @Nullable Operation operation = parts.operation;
    return new LineFields.WrongFieldException(
        "'"
            + field
            + "' is missing"
            + (operation == null ? "" : ", which every " + operation.word() + " has"));
  }
}
