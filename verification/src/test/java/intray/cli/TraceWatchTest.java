package intray.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TraceWatchTest {
  private final StringWriter err = new StringWriter();
  private final Screen screen =
      Screen.plain(new PrintWriter(new StringWriter()), new PrintWriter(err), Screen.PAGE);
  private long size;

  private String seen(TraceWatch watch, long bytes) {
    size = bytes;
    err.getBuffer().setLength(0);
    watch.look();
    return err.toString();
  }

  @Test
  void aLargeTrace_isToldOnce() {
    TraceWatch watch = new TraceWatch(screen, "t.ndjson", false, () -> size);

    assertEquals("", seen(watch, (1L << 30) - 1));
    String said = seen(watch, 1L << 30);
    assertTrue(said.contains("the trace t.ndjson takes 1,024 MiB by now"), said);
    assertTrue(said.contains("control-C ends it and keeps what is recorded"), said);
    assertEquals("", seen(watch, 1L << 31));
  }

  @Test
  void onThreads_theTraceIsForetoldFromItsLogs() {
    TraceWatch watch = new TraceWatch(screen, "t.ndjson", true, () -> size);

    assertEquals("", seen(watch, (1L << 26) - 1));
    String said = seen(watch, 1L << 26);
    assertTrue(said.contains("about 1,024 MiB; its logs take 64 MiB by now"), said);
  }
}
