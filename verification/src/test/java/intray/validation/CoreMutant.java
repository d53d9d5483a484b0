package intray.validation;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Mistakes made in the real sources of the core. A mistake is a replacement in the text without its
 * comments, with single blanks; if the text is no longer there, making the mutant fails.
 *
 * <p>Not here, since no trace shows it: a bound that is ignored on threads while the reader goes on
 * taking. Nobody can tell that the reader's takes did not come first, and so the trace says that
 * they did. The same fault in a serial run is ONE_TOO_MANY.
 */
enum CoreMutant {
  KEPT_REFERENCE(false, "Owned", "if (handedOffBy != null) {", "if (value == null) {"),
  YOUNGEST_FIRST(
      false,
      "run/Fifo",
      "Object item = ring[head]; ring[head] = null; head = (head + 1) & (ring.length - 1); size--;",
      "int last = (head + size - 1) & (ring.length - 1);"
          + " Object item = ring[last]; ring[last] = null; size--;"),
  TAKEN_TWICE(
      false,
      "run/Fifo",
      "Object item = ring[head]; ring[head] = null;",
      "Object item = ring[head]; twice = !twice; if (twice) { return item; } ring[head] = null;",
      "private int size;",
      "private int size; private boolean twice;"),
  ONE_TOO_MANY(false, "run/SerialRun", "box.size() >= wiring.bound", "box.size() > wiring.bound"),
  MESSAGE_LOST(false, "run/SerialRun", "box.add(item);", "if (box.size() == 0) { box.add(item); }"),
  READER_NOT_TOLD(
      false, "run/SerialRun", "box.add(item); event(wiring.reader(inbox));", "box.add(item);"),
  WRITER_NOT_TOLD(
      false,
      "run/SerialRun",
      "event(wiring.writer(wiring.feeder(inbox, k)));",
      "wiring.feeder(inbox, k);"),
  DRAINED_TOO_EARLY(
      false,
      "run/SerialRun",
      "return boxes[inbox].size() == 0 && openWriters[inbox] == 0;",
      "return openWriters[inbox] == 0;"),
  PAUSE_FORGETS(false, "run/SerialRun", "case PAUSE -> happened[c];", "case PAUSE -> false;"),
  PAUSE_DOES_NOT_WAIT(false, "run/SerialRun", "case PAUSE -> happened[c];", "case PAUSE -> true;"),
  AWAIT_DOES_NOT_WAIT(false, "run/SerialRun", "case AWAIT -> holds(step);", "case AWAIT -> true;"),
  SIGNAL_FORGOTTEN(true, "run/ThreadsRun", "wakeups[other].signal();", ""),
  NOT_LOOKED_AFTER_ANNOUNCED(
      true, "kernel/Wakeup", "if (guard.holds()) {", "if (activity.isOver()) {"),
  DRAINED_WITH_MAIL(
      true,
      "kernel/Mailbox",
      "return closed.get() == writers && head.get() == null;",
      "return closed.get() == writers;");

  private static final Path CORE = Path.of("../core/src/main/java/intray");

  /** Where it shows: on threads, or serially. */
  final boolean threads;

  private final String source;

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
  private final String[] replacements;

  CoreMutant(boolean threads, String source, String... replacements) {
    this.threads = threads;
    this.source = source;
    this.replacements = replacements;
  }

  /** Compiles the class with the mistake, to be found before the real one. */
  URLClassLoader compile(Path folder) throws IOException {
    Path file = folder.resolve(Path.of(source).getFileName() + ".java");
    Files.writeString(file, mutated());
    Path classes = Files.createDirectories(folder.resolve("classes"));
    String path = System.getProperty("java.class.path");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "-cp",
                path,
                "-d",
                classes.toString(),
                file.toString());
    if (status != 0) {
      throw new IllegalStateException(this + " does not compile");
    }
    return loader(classes);
  }

  /** All of the class path anew, after another folder. */
  static URLClassLoader loader(Path first) throws MalformedURLException {
    List<URL> urls = new ArrayList<>(List.of(first.toUri().toURL()));
    for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  private String mutated() throws IOException {
    String text =
        Files.readString(CORE.resolve(source + ".java"))
            .replaceAll("(?s)/\\*.*?\\*/", " ")
            .replaceAll("//[^\n]*", " ")
            .replaceAll("\\s+", " ");
    for (int k = 0; k < replacements.length; k += 2) {
      int at = text.indexOf(replacements[k]);
      if (at < 0 || text.indexOf(replacements[k], at + 1) >= 0) {
        throw new IllegalStateException(
            this + ": the core does not say, exactly once, " + replacements[k]);
      }
      text = text.replace(replacements[k], replacements[k + 1]);
    }
    return text;
  }
}
