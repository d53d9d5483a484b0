package intray.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that an option names. It is there in full or not at all: its content goes to a temporary
 * file beside it, which then takes its place.
 */
final class OutputFile {
  private final String option;
  private final Path path;

  private OutputFile(String option, Path path) {
    this.option = option;
    this.path = path;
  }

  /**
   * Looks, before any work is done, whether the file can be written at all.
   *
   * @param name what was given, or null if nothing was
   * @return the file, or null if none was named
   * @throws UsageException if it cannot be written
   */
  static @Nullable OutputFile of(String option, @Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      Path path = Path.of(name);
      OutputFile file = new OutputFile(option, path);
      Path folder = file.folder();
      if (Files.isDirectory(path)) {
        throw file.refused("is a directory, and not a file", null);
      } else if (!Files.isDirectory(folder)) {
        throw file.refused("there is no directory " + folder, null);
      } else if (file.isSpecial() ? !Files.isWritable(path) : !Files.isWritable(folder)) {
        throw file.refused("permission denied", null);
      }
      return file;
    } catch (InvalidPathException e) {
      throw new UsageException(option + " " + name + ": not a path: " + e.getReason(), e);
    }
  }

  /** For who writes it itself, under the same rules; not for a device or a pipe. */
  Path path() {
    if (isSpecial()) {
      throw refused("is not a regular file", null);
    }
    return path;
  }

  /** What to throw if that failed. */
  UsageException failed(IOException e) {
    return refused(reason(e), e);
  }

  void write(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    @Nullable Path temporary = null;
    try {
      if (isSpecial()) {
        Files.write(path, bytes);
        return;
      }
      temporary = Files.createTempFile(folder(), "." + path.getFileName(), ".part");
      Files.write(temporary, bytes);
      move(temporary);
      temporary = null;
    } catch (IOException | UncheckedIOException e) {
      throw refused(reason(e), e);
    } finally {
      remove(temporary);
    }
  }

  private void move(Path temporary) throws IOException {
    // A temporary file is private; what a user asked for is as open as any file of theirs.
    temporary.toFile().setReadable(true, false);
    try {
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remove(@Nullable Path temporary) {
    if (temporary != null) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        // The error that led here is the one to report.
      }
    }
  }

  private Path folder() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }

  /** A device or a pipe cannot be replaced, only written to. */
  private boolean isSpecial() {
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "its directory is gone";
    } else if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return String.valueOf(e.getMessage());
  }

  private UsageException refused(String reason, @Nullable Throwable cause) {
    return new UsageException(
        option
            + " "
            + path
            + " cannot be written: "
            + reason
            + ". Name a file in a directory where you may write.",
        cause);
  }
}
