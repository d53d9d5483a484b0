package intray.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A process that has ended, by itself or because its time was up.
 *
 * @param status its exit status
 * @param killed whether its time was up
 * @param output what it printed, errors included
 * @param cpu seconds of processor time that it took, and all that it started and waited for
 * @param wall seconds from its start to its end
 */
public record Clocked(int status, boolean killed, String output, double cpu, double wall) {
  /** The shell writes its own times into the first line, those of its children into the second. */
  private static final String SHELL = "times=$1; shift; \"$@\"; s=$?; times > \"$times\"; exit $s";

  private static final Pattern MINUTES = Pattern.compile("(\\d+)m([0-9.]+)s");

  /**
   * Runs a command, and kills it and all that it started when its time is up.
   *
   * @param directory where
   * @param seconds how long it may take
   * @param command the program and its arguments
   * @return how it ended
   * @throws IOException if there is no such program, or its output cannot be kept
   * @throws InterruptedException if interrupted; it is killed
   */
  public static Clocked run(Path directory, double seconds, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Path times = Files.createTempFile(directory, "times", ".txt");
    List<String> shell =
        new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "sh", times.toAbsolutePath().toString()));
    shell.addAll(Arrays.asList(command));
    ProcessBuilder builder =
        new ProcessBuilder(shell)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C");
    long began = System.nanoTime();
    Process process = builder.start();
    boolean killed = false;
    try {
      killed = !process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS);
      if (killed) {
        // Not the shell, which has yet to write down how long they took.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.waitFor(10, TimeUnit.SECONDS);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    int status = process.waitFor();
    double wall = (System.nanoTime() - began) / 1e9;
    return new Clocked(
        status, killed, Files.readString(output), childrenOf(Files.readString(times)), wall);
  }

  /**
   * What the shell's {@code times} says of its children.
   *
   * @param times two lines, each of user and system time, as {@code 0m1.25s 0m0.10s}
   * @return seconds; 0 if there is no such line
   */
  static double childrenOf(String times) {
    List<MatchResult> found = MINUTES.matcher(times).results().toList();
    double seconds = 0;
    for (MatchResult part : found.subList(Math.min(2, found.size()), found.size())) {
      seconds += 60 * Double.parseDouble(part.group(1)) + Double.parseDouble(part.group(2));
    }
    return seconds;
  }

  /**
   * Where a program is.
   *
   * @param name a file name, looked for on the PATH, or a path
   * @return whether there is such a program
   */
  public static boolean isThere(String name) {
    if (name.contains("/")) {
      return Files.isExecutable(Path.of(name));
    }
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  /** The end of the output, for whoever has to find out what went wrong. */
  String tail() {
    List<String> lines = output.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
  }
}
