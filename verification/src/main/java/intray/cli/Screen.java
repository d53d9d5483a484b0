package intray.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes to, and what can be shown there.
 *
 * @param out what was asked for
 * @param err what went wrong, and progress
 * @param width columns of a line
 * @param colours whether {@code out} is a terminal that wants colours
 * @param unicode whether letters beyond ASCII arrive
 * @param live whether somebody is watching {@code err}, so that a line may be rewritten
 */
record Screen(
    PrintWriter out, PrintWriter err, int width, boolean colours, boolean unicode, boolean live) {
  /** The width where there is no terminal to ask: what fits into a page or a log. */
  static final int PAGE = 100;

  /** Below this nothing sensible can be laid out. */
  private static final int NARROW = 40;

  /** The process's own streams. */
  static Screen system() {
    boolean terminal = Terminal.isTerminal(Terminal.OUT);
    Charset charset = charset();
    return new Screen(
        writer(FileDescriptor.out, charset),
        writer(FileDescriptor.err, charset),
        Math.max(NARROW, Terminal.width(terminal, PAGE)),
        terminal && Terminal.wantsColours(),
        charset.newEncoder().canEncode("│┼─…→×·"),
        Terminal.isTerminal(Terminal.ERR) && Terminal.wantsColours());
  }

  /** For pages and tests: UTF-8 without colours. */
  static Screen plain(PrintWriter out, PrintWriter err, int width) {
    return new Screen(out, err, width, false, true, false);
  }

  /** The same screen with another place for what was asked for. */
  Screen to(PrintWriter other) {
    return new Screen(other, err, width, false, unicode, live);
  }

  /** Colours, if this screen shows them. */
  String paint(Paint paint, String text) {
    return colours ? paint.on(text) : text;
  }

  /**
   * From now on what others print to standard output goes to standard error.
   *
   * @return ends that
   */
  Runnable keepOut() {
    PrintStream before = System.out;
    System.setOut(System.err);
    return () -> System.setOut(before);
  }

  void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor stream, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset));
  }

  /** Whether something of what was asked for has not arrived: a full disk, a closed pipe. */
  boolean isBroken() {
    return out.checkError();
  }

  /** What the terminal understands; the JVM has told so under several names over the years. */
  private static Charset charset() {
    for (String property : List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")) {
      @Nullable String name = System.getProperty(property);
      if (name != null && !name.isEmpty()) {
        try {
          return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
          return StandardCharsets.US_ASCII;
        }
      }
    }
    return Charset.defaultCharset();
  }
}
