package intray.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The published schema, applied to each line of a trace. */
final class TraceSchema {
  private static final Schema SCHEMA = load();

  private TraceSchema() {}

  /** What the schema has to say against one line. */
  static List<Error> errors(String line) {
    return SCHEMA.validate(line, InputFormat.JSON);
  }

  static void assertValid(String trace) {
    int number = 0;
    for (String line : trace.lines().toList()) {
      number++;
      assertEquals(List.of(), errors(line), "line " + number + ": " + line);
    }
  }

  private static Schema load() {
    try (InputStream in = TraceSchema.class.getResourceAsStream("trace.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
