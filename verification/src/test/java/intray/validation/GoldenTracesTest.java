package intray.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The traces that are kept: good ones, and bad ones with the index of their first wrong event. */
final class GoldenTracesTest {
  private static final Path TRACES = Path.of("../traces");

  private static List<Path> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(TRACES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  private static List<Examination.Result> results(List<Path> files) throws IOException {
    Examination examination = new Examination();
    for (Path file : files) {
      examination.add(file);
    }
    return examination.results();
  }

  @Test
  void goldenTraces_areAccepted() throws IOException {
    List<Path> files = in("golden");
    assertTrue(files.size() >= 5, () -> "too few: " + files);
    List<Examination.Result> results = results(files);
    for (int k = 0; k < files.size(); k++) {
      assertEquals(null, results.get(k).wrong(), files.get(k).toString());
    }
  }

  /** A finding of the checker is a trace too: what happens there is bad and can happen. */
  @Test
  void knownBadTraces_areRejectedWhereTheIndexSays() throws IOException {
    JsonNode index = new ObjectMapper().readTree(TRACES.resolve("known-bad/index.json").toFile());
    List<Path> files = in("known-bad");
    List<Examination.Result> results = results(files);
    List<String> indexed = new ArrayList<>();
    for (int k = 0; k < files.size(); k++) {
      String name = files.get(k).getFileName().toString();
      JsonNode entry = index.get(name);
      Wrong wrong = results.get(k).wrong();
      if (entry == null || !entry.has("event")) {
        assertNotNull(
            Recorded.read(files.get(k)).header().finding(), name + " has no event in index.json");
        assertEquals(null, wrong, name);
      } else {
        indexed.add(name);
        assertNotNull(wrong, name);
        assertEquals(entry.get("event").asLong(), wrong.index(), name + ": " + wrong);
      }
    }
    List<String> listed = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : index.properties()) {
      if (entry.getValue().has("event")) {
        listed.add(entry.getKey());
      }
    }
    assertEquals(listed.stream().sorted().toList(), indexed);
    assertTrue(indexed.size() >= 12, () -> "too few: " + indexed);
  }
}
