package intray.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line, in the order in which they come. A value of another type than asked for
 * is an error that names its field. Null counts as left out.
 */
final class LineFields implements Closeable {
  /** A line of a trace needs 4; an unknown field may need more. */
  private static final int DEPTH = 32;

  private static final int NAME = 1000;
  private static final int DIGITS = 20;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxNameLength(NAME)
                  .maxNumberLength(DIGITS)
                  .maxStringLength(TraceReader.LONGEST_HEADER)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Names come from strangers: they are not to stay in memory for good.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** As in "(33) exceeds the maximum allowed (32, from `…`)", and in ": enable `…` to allow". */
  private static final Pattern PROGRAMMERS =
      Pattern.compile(", from `[^`]*`|: enable `[^`]*` to allow");

  private final JsonParser json;
  private String field = "";

  LineFields(byte[] bytes, int length) throws IOException {
    json = JSON.createParser(bytes, 0, length);
  }

  /** A value is not what it must be. */
  static final class WrongFieldException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongFieldException(String message) {
      super(message);
    }
  }

  /** How to take in an object: called for each field, whose value is then asked for, or not. */
  @FunctionalInterface
  interface FieldVisitor {
    void field(String name) throws IOException;
  }

  /** Reads the line, which must be one object and nothing else. */
  void object(FieldVisitor visitor) throws IOException {
    JsonToken first = json.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new WrongFieldException("a line must be a JSON object, and not " + what(first));
    }
    fields(visitor);
    if (json.nextToken() != null) {
      throw new WrongFieldException("there is something after the end of the JSON object");
    }
  }

  private void fields(FieldVisitor visitor) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field = name;
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        visitor.field(name);
        json.skipChildren(); // if nobody asked for them
      }
    }
  }

  String text() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong("a string");
    }
    return json.getText();
  }

  boolean yesOrNo() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_TRUE
        && json.currentToken() != JsonToken.VALUE_FALSE) {
      throw wrong("true or false");
    }
    return json.getBooleanValue();
  }

  long whole(long least, long most) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      JsonParser.NumberType type = json.getNumberType();
      if (type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG) {
        long value = json.getLongValue();
        if (value >= least && value <= most) {
          return value;
        }
      }
      throw new WrongFieldException(
          "'" + field + "' must be from " + least + " to " + most + ", and not " + json.getText());
    }
    throw wrong("a whole number");
  }

  /** A boolean or a whole number. */
  Object answer() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return whole(0, Integer.MAX_VALUE);
    }
    if (json.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    if (json.currentToken() == JsonToken.VALUE_FALSE) {
      return false;
    }
    throw wrong("true, false or a whole number");
  }

  List<String> texts() throws IOException {
    String own = field;
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("an array of strings");
    }
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      field = own;
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw wrong("an array of strings; one of them");
      }
      texts.add(json.getText());
    }
    return texts;
  }

  /** An array of objects; the visitor's caller looks after each by itself. */
  void objects(Runnable begin, FieldVisitor visitor, Runnable end) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("an array of objects");
    }
    String own = field;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      field = own;
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw wrong("an array of objects; one of them");
      }
      begin.run();
      fields(visitor);
      end.run();
    }
  }

  Map<String, String> textMap() throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    requireObject();
    fields(name -> map.put(name, text()));
    return map;
  }

  Map<String, List<String>> lists() throws IOException {
    Map<String, List<String>> map = new LinkedHashMap<>();
    requireObject();
    fields(name -> map.put(name, texts()));
    return map;
  }

  private void requireObject() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("an object");
    }
  }

  private WrongFieldException wrong(String expected) {
    return new WrongFieldException(
        BadTraceException.quoted(field)
            + " must be "
            + expected
            + ", and not "
            + what(json.currentToken()));
  }

  private static String what(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  /** What is wrong with JSON, without the bytes that are, and without advice for programmers. */
  static String why(JsonProcessingException e) {
    return PROGRAMMERS.matcher(e.getOriginalMessage()).replaceAll("");
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
