package intray.trace;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says to other processes that a recording goes on: a lock on a file beside the logs, which the
 * operating system gives up with the process, however that ends. Where files cannot be locked, a
 * recording goes on all the same, and nobody is told but this process.
 */
final class Hold {
  /**
   * What this process has hold of, by its {@link #name}. Such a file must not be opened again: as
   * soon as a process closes a file, its locks on it end, whatever else it has open.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final Path name;
  private final @Nullable FileChannel channel;

  private Hold(Path file, Path name, @Nullable FileChannel channel) {
    this.file = file;
    this.name = name;
    this.channel = channel;
  }

  /** Takes hold, also in a thread that is being interrupted, which it then still is. */
  static Hold of(Path file) throws IOException {
    Path name = name(file);
    HELD.add(name);
    return new Hold(file, name, locked(file));
  }

  /** Whether some process, or this one, has hold of a file that need not be there. */
  static boolean isHeld(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    } else if (HELD.contains(name(file))) {
      return true;
    }
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
          return other.tryLock() == null;
        } catch (ClosedByInterruptException e) {
          // once more
        }
      }
    } finally {
      restore(interrupted);
    }
  }

  /** A channel that has a lock until it is closed; null if there is none to be had. */
  private static @Nullable FileChannel locked(Path file) {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
          channel.lock();
          return channel;
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
          channel.close(); // once more
        } catch (IOException e) {
          channel.close();
          return null;
        }
      }
    } catch (IOException e) {
      return null;
    } finally {
      restore(interrupted);
    }
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One for each file, by whatever way it is reached. */
  private static Path name(Path file) throws IOException {
    Path full = file.toAbsolutePath();
    @Nullable Path folder = full.getParent();
    return folder == null ? full : folder.toRealPath().resolve(full.getFileName());
  }

  void release() throws IOException {
    if (channel != null) {
      channel.close();
    }
    HELD.remove(name);
    Files.deleteIfExists(file);
  }
}
