package intray.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rows of {@code models.txt}. */
final class Manifest {
  static final Path FILE = Path.of("models.txt");
  static final Path SPECS = Path.of("tla");

  private Manifest() {}

  static List<Row> rows() {
    try {
      return Files.readAllLines(FILE).stream()
          .map(line -> line.replaceAll("#.*", ""))
          .filter(line -> !line.isBlank())
          .map(Row::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The configurations that exist, whether or not a row names them.
   *
   * @return their paths below the folder of the specifications, without {@code .cfg}
   */
  static List<String> configurations() {
    try (Stream<Path> files = Files.walk(SPECS)) {
      return files
          .map(file -> SPECS.relativize(file).toString())
          .filter(name -> name.endsWith(".cfg"))
          .map(name -> name.substring(0, name.length() - ".cfg".length()).replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
