package intray.jpf;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The part of a {@code .jpf} file that is ours: all the outcomes that the harness has. */
public final class Expectation {
  private Expectation() {}

  /**
   * Reads {@code intray.outcomes}, which are separated by bars.
   *
   * @param file a {@code .jpf} file
   * @return the outcomes, at least one
   */
  public static Set<String> of(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new JpfException(file + " cannot be read: " + e, e);
    }
    Set<String> outcomes = new TreeSet<>();
    for (String outcome : properties.getProperty("intray.outcomes", "").split("\\|", -1)) {
      if (!outcome.isBlank()) {
        outcomes.add(outcome.strip());
      }
    }
    if (outcomes.isEmpty()) {
      throw new JpfException(file + " does not say which outcomes it has: intray.outcomes = a | b");
    }
    return outcomes;
  }
}
