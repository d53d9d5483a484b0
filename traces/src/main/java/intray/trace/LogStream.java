package intray.trace;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A file that has all that was {@linkplain #flush flushed}, even if the process is killed. */
final class LogStream extends OutputStream {
  private final LogFile file;

  LogStream(File file) {
    this.file = new LogFile(file);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    file.bytes(bytes, from, length);
    requireFine();
  }

  @Override
  public void flush() throws IOException {
    file.commit();
    requireFine();
  }

  /** Who writes and then closes is told twice, and one exception cannot be added to itself. */
  private static IOException again(IOException failure) {
    return new IOException(failure.getMessage(), failure);
  }

  /** How many bytes there are. */
  long length() {
    return file.length();
  }

  private void requireFine() throws IOException {
    @Nullable IOException failure = file.failure();
    if (failure != null) {
      throw again(failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.finish();
    } catch (IOException e) {
      throw again(e);
    }
  }

  void delete() {
    file.delete();
  }
}
