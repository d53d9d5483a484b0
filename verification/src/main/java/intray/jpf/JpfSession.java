package intray.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs in one installation of JPF with one build of our listeners. Before the first of them the
 * canaries are run: programs with a bug that JPF by itself, or with a listener missing, passes for
 * correct. Only a JPF that convicts all of them is used.
 *
 * <p>Each run is a process of its own. Not thread-safe.
 */
public final class JpfSession implements AutoCloseable {
  /** Beyond this a harness is too large for a test. */
  public static final long DEFAULT_STATES = 200_000;

  private static final long DEFAULT_SECONDS = 900;

  private final JpfInstallation jpf;
  private final Path directory;
  private final Map<String, JpfResult> canaries = new LinkedHashMap<>();
  private int runs;

  private JpfSession(JpfInstallation jpf, Path directory) {
    this.jpf = jpf;
    this.directory = directory;
  }

  /**
   * Prepares runs and convicts the canaries.
   *
   * @param jpf an installation
   * @return a session
   * @throws JpfException if it is not fit for use, naming the canary that it does not convict
   */
  public static JpfSession open(JpfInstallation jpf) {
    JpfSession session = null;
    try {
      session = new JpfSession(jpf, Files.createTempDirectory("intray-jpf"));
      JpfKit.unpack(jpf, session.directory);
      session.convictCanaries();
      return session;
    } catch (IOException e) {
      throw new JpfException("no run in JPF can be prepared: " + e, e);
    } finally {
      if (session != null && session.canaries.size() < JpfKit.CANARIES.size()) {
        session.close();
      }
    }
  }

  /**
   * The canaries that were convicted.
   *
   * @return what was seen of each, by name
   */
  public Map<String, JpfResult> canaries() {
    return new LinkedHashMap<>(canaries);
  }

  /**
   * Runs a harness of this project in all interleavings.
   *
   * @param file a {@code .jpf} file
   * @param maxStates how far to go
   * @param first where classes are looked for before our own
   * @return what was seen
   * @throws JpfException if there is no result at all
   */
  public JpfResult run(Path file, long maxStates, Path... first) {
    try {
      return execute(file, maxStates, List.of(first));
    } catch (IOException e) {
      throw new JpfException(file + " cannot be run in JPF: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JpfException("interrupted while JPF ran " + file, e);
    }
  }

  /**
   * Runs a graph of the catalogue on real threads in all interleavings.
   *
   * @param graph its name
   * @param parameters by name; those that are left out are as they are by default
   * @param maxStates how far to go
   * @return what was seen
   */
  public JpfResult graph(String graph, Map<String, String> parameters, long maxStates) {
    List<String> arguments = new ArrayList<>(List.of(graph));
    parameters.forEach((name, value) -> arguments.add(name + "=" + value));
    return program("intray.harness.GraphHarness", arguments, maxStates);
  }

  /**
   * Runs a program that records its outcome, as harnesses do, in all interleavings.
   *
   * @param mainClass its class
   * @param arguments of its main, without commas
   * @param maxStates how far to go
   * @param first where classes are looked for before our own
   * @return what was seen
   */
  public JpfResult program(
      String mainClass, List<String> arguments, long maxStates, Path... first) {
    Path file = directory.resolve("program" + runs + ".jpf");
    try {
      Files.writeString(
          file,
          """
          @include = ${config_path}/sound.jpf
          target = %s
          target.args = %s
          """
              .formatted(mainClass, String.join(",", arguments)));
    } catch (IOException e) {
      throw new JpfException(file + " cannot be written: " + e, e);
    }
    return run(file, maxStates, first);
  }

  private void convictCanaries() {
    for (String canary : JpfKit.CANARIES) {
      Path file = directory.resolve("canaries").resolve(canary + ".jpf");
      JpfResult result = run(file, DEFAULT_STATES);
      if (!result.isExhaustive() || !result.outcomeSet().equals(Expectation.of(file))) {
        throw new JpfException(
            "JPF in "
                + jpf.home()
                + " does not convict the canary "
                + canary
                + ", so nothing it says counts: expected "
                + Expectation.of(file)
                + ", saw "
                + result.outcomeSet()
                + " "
                + result.doubt());
      }
      canaries.put(canary, result);
    }
  }

  private JpfResult execute(Path file, long maxStates, List<Path> first)
      throws IOException, InterruptedException {
    Path run = directory.resolve("run" + ++runs);
    Files.createDirectories(run);
    Path report = run.resolve("report.properties");
    Path output = run.resolve("output.txt");
    Path site = directory.resolve("site.properties");
    Files.writeString(site, "jpf-core = " + jpf.home() + "\nextensions = ${jpf-core}\n");
    List<Path> classPath = new ArrayList<>();
    classPath.add(directory.resolve("replacements")); // before any class that they replace
    classPath.addAll(first);
    classPath.add(location(intray.Component.class));
    classPath.add(location(JpfSession.class));
    classPath.add(directory.resolve("annotations"));
    // A short life: the compiler that is quick to start, and a collector without threads.
    List<String> command =
        List.of(
            jpf.java(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx1g",
            "-jar",
            jpf.jar("RunJPF.jar").toString(),
            "+site=" + site,
            "+classpath=" + joined(classPath),
            "+native_classpath=" + directory.resolve("listeners"),
            "+intray.report=" + report,
            "+intray.states=" + maxStates,
            file.toAbsolutePath().toString());
    Process process =
        new ProcessBuilder(command)
            .directory(run.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(DEFAULT_SECONDS, TimeUnit.SECONDS)) {
        throw new JpfException(file + " runs in JPF for more than " + DEFAULT_SECONDS + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (!Files.exists(report)) {
      throw new JpfException(
          "JPF ended without a report on "
              + file
              + ". It needs JDK 17 (-Djpf.java=FILE names another Java); it said:\n"
              + Files.readString(output));
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(report)) {
      properties.load(in);
    }
    return JpfResult.of(properties);
  }

  private static String joined(List<Path> paths) {
    StringBuilder joined = new StringBuilder();
    for (Path path : paths) {
      joined.append(joined.length() == 0 ? "" : ",").append(path);
    }
    return joined.toString();
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new JpfException("no file name for the classes of " + type, e);
    }
  }

  /** Removes what the runs have left. */
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new JpfException(directory + " cannot be removed: " + e, e);
    }
  }
}
