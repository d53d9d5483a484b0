package intray.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import intray.Wiring;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trace, one line at a time. Fields have a fixed order and what does not apply is left
 * out, so that equal runs give equal files. For one thread.
 */
public final class TraceWriter implements Closeable {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().rootValueSeparator("\n").characterEscapes(new Escapes()).build();

  private final JsonGenerator json;

  /**
   * Begins a trace.
   *
   * @param out where to; closed with this writer
   * @param header the first line
   * @throws IOException if it cannot be written
   */
  public TraceWriter(OutputStream out, Header header) throws IOException {
    json = JSON.createGenerator(out);
    write(header);
  }

  /**
   * Writes one event.
   *
   * @param event the next line
   * @throws IOException if it cannot be written
   */
  public void write(Event event) throws IOException {
    json.writeStartObject();
    text("component", event.component());
    json.writeNumberField("seq", event.seq());
    json.writeStringField("operation", event.operation().word());
    text("box", event.box());
    text("item", event.item());
    text("object", event.object());
    text("value", event.value());
    if (event.answer() instanceof Boolean yes) {
      json.writeBooleanField("answer", yes);
    } else if (event.answer() instanceof Long number) {
      json.writeNumberField("answer", number);
    }
    if (event.alternatives() > 0) {
      json.writeNumberField("alternatives", event.alternatives());
    }
    if (event.version() != Event.UNKNOWN) {
      json.writeNumberField("version", event.version());
    }
    texts("boxes", event.boxes(), event.operation() == Operation.AWAIT);
    text("message", event.message());
    json.writeEndObject();
  }

  /**
   * Writes the last line. A trace without it is taken for one that broke off.
   *
   * @param ending how the run ended
   * @throws IOException if it cannot be written
   */
  public void end(Ending ending) throws IOException {
    json.writeStartObject();
    text("end", ending.end());
    text("component", ending.component());
    text("message", ending.message());
    lists("outputs", ending.outputs());
    lists("left", ending.left());
    map("notices", ending.notices());
    map("waiting", ending.waiting());
    if (ending.missing() > 0) {
      json.writeNumberField("missing", ending.missing());
    }
    json.writeEndObject();
  }

  /**
   * Passes on what was written so far.
   *
   * @throws IOException if it cannot be written
   */
  public void flush() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    if (!json.isClosed()) {
      json.writeRaw('\n');
      json.close();
    }
  }

  private void write(Header header) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", Header.FORMAT);
    json.writeNumberField("version", Header.VERSION);
    text("graph", header.graph());
    map("parameters", header.parameters());
    text("placement", header.placement());
    text("level", header.level());
    number("seed", header.seed());
    number("order", header.order());
    text("replay", header.replay());
    text("finding", header.finding());
    number("loop", header.loop());
    json.writeArrayFieldStart("components");
    for (Header.Part part : header.components()) {
      json.writeStartObject();
      text("name", part.name());
      texts("inboxes", part.inboxes(), false);
      texts("outboxes", part.outboxes(), false);
      if (part.mayRest()) {
        json.writeBooleanField("mayRest", true);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    boxes("inboxes", header.inboxes());
    boxes("outputs", header.outputs());
    if (!header.notices().isEmpty()) {
      json.writeArrayFieldStart("notices");
      for (Header.Notice notice : header.notices()) {
        json.writeStartObject();
        text("name", notice.name());
        text("publisher", notice.publisher());
        text("initial", notice.initial());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void boxes(String field, List<Header.Box> boxes) throws IOException {
    json.writeArrayFieldStart(field);
    for (Header.Box box : boxes) {
      json.writeStartObject();
      text("name", box.name());
      if (box.bound() != Wiring.UNBOUNDED) {
        json.writeNumberField("bound", box.bound());
      }
      texts("writers", box.writers(), true);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String field, @Nullable String text) throws IOException {
    if (text != null) {
      json.writeStringField(field, Escapes.whole(text));
    }
  }

  private void number(String field, @Nullable Long number) throws IOException {
    if (number != null) {
      json.writeNumberField(field, number);
    }
  }

  private void texts(String field, List<String> texts, boolean always) throws IOException {
    if (always || !texts.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String text : texts) {
        json.writeString(Escapes.whole(text));
      }
      json.writeEndArray();
    }
  }

  private void map(String field, Map<String, String> map) throws IOException {
    if (!map.isEmpty()) {
      json.writeObjectFieldStart(field);
      for (Map.Entry<String, String> entry : map.entrySet()) {
        text(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  private void lists(String field, Map<String, List<String>> lists) throws IOException {
    if (!lists.isEmpty()) {
      json.writeObjectFieldStart(field);
      for (Map.Entry<String, List<String>> entry : lists.entrySet()) {
        texts(entry.getKey(), entry.getValue(), true);
      }
      json.writeEndObject();
    }
  }
}
