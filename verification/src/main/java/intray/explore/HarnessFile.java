package intray.explore;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the explorer reads of a {@code .jpf} file: the same harness, with the same outcomes expected
 * of it, as in Java PathFinder.
 *
 * @param harness the name of its class
 * @param args its arguments
 * @param outcomes all that it has
 */
public record HarnessFile(String harness, List<String> args, Set<String> outcomes) {
  static final List<String> CANARIES =
      List.of("lost-update", "lock-order", "missed-unpark", "store-buffering", "late-write");

  /** Copies. */
  public HarnessFile {
    args = List.copyOf(args);
    outcomes = Set.copyOf(outcomes);
  }

  /**
   * Reads a file.
   *
   * @param file a {@code .jpf} file
   * @return what it says
   */
  public static HarnessFile of(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return of(file.toString(), reader);
    } catch (IOException e) {
      throw new ExploreException(file + " cannot be read: " + e, e);
    }
  }

  /** One of the {@link #CANARIES}, which are part of this build. */
  static HarnessFile canary(String name) {
    String resource = "/intray/jpf/kit/canaries/" + name + ".jpf";
    try (InputStream in = HarnessFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ExploreException("this build of Intray lacks " + resource);
      }
      return of(resource, new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ExploreException(resource + " cannot be read: " + e, e);
    }
  }

  private static HarnessFile of(String name, Reader reader) throws IOException {
    Properties properties = new Properties();
    properties.load(reader);
    String target = properties.getProperty("target", "");
    String args = properties.getProperty("target.args", "");
    Set<String> outcomes = new TreeSet<>();
    for (String outcome : properties.getProperty("intray.outcomes", "").split("\\|", -1)) {
      if (!outcome.isBlank()) {
        outcomes.add(outcome.strip());
      }
    }
    if (target.isEmpty() || outcomes.isEmpty()) {
      throw new ExploreException(name + " must have target and intray.outcomes");
    }
    return new HarnessFile(target, List.of(args.split(",", -1)), outcomes);
  }
}
