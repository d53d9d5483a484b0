package intray.trace;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;

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

  /** How many bytes there are. */
  long length() {
    return file.length();
  }

  private void requireFine() throws IOException {
    if (file.failure() != null) {
      throw file.failure();
    }
  }

  @Override
  public void close() throws IOException {
    file.finish();
  }

  void delete() {
    file.delete();
  }
}
