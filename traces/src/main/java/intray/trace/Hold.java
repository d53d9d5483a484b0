package intray.trace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Says to other processes that a recording goes on: a lock on a file beside the logs, which the
 * operating system gives up with the process, however that ends. Where files cannot be locked, a
 * recording goes on all the same, and nobody is told.
 */
final class Hold {
  private final Path file;
  private @Nullable FileChannel channel;

  private Hold(Path file) {
    this.file = file;
  }

  /** Takes hold. Nobody else in this process may open the file: to close it would end the lock. */
  static Hold of(Path file) {
    Hold hold = new Hold(file);
    try {
      hold.channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      hold.channel.lock();
    } catch (IOException e) {
      // told above: without a lock
    }
    return hold;
  }

  /** Whether some process has hold of a file that need not be there. */
  static boolean isHeld(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true; // by this very process
    }
  }

  void release() throws IOException {
    if (channel != null) {
      channel.close();
    }
    Files.deleteIfExists(file);
  }
}
