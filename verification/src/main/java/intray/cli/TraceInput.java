package intray.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What may be wrong with a file that is to be read as a trace, in the words of all commands. */
final class TraceInput {
  private TraceInput() {}

  /** Why a file cannot be read, as a sentence that begins with its name. */
  static String unreadable(String name, IOException e) {
    if (e instanceof NoSuchFileException) {
      return name + ": there is no such file." + RecoverCommand.hint(Path.of(name));
    } else if (Files.isDirectory(Path.of(name))) {
      return name + " is a directory; name one trace in it";
    } else if (e instanceof AccessDeniedException) {
      return name + " cannot be read: permission denied";
    }
    boolean hasReason = e instanceof FileSystemException f && f.getReason() != null;
    return name
        + " cannot be read: "
        + (hasReason ? ((FileSystemException) e).getReason() : e.getMessage());
  }

  /**
   * What a pipe says is gone when it has been read once, and to open it again may take for ever.
   */
  static void requireRereadable(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new UsageException(
          file
              + " is no regular file, and a trace is read more than once here. Write what comes from"
              + " there to a file first.");
    }
  }

  /** The lines of events are read one by one; it is the first line that may be too much. */
  static String tooLarge(String name) {
    return name
        + ", line 1: the graph of this trace, or what is under way in it, is too large for "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MiB of memory. Give java more, as in java -Xmx4g -jar …";
  }
}
