package intray.catalogue;

import intray.Component;
import intray.Graph;
import intray.GraphBuilder;
import intray.Inbox;
import intray.Outbox;
import intray.Owned;
import intray.Ports;
import intray.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole job: lines, words and bytes of real files.
 *
 * <pre>
 *            +-> counter1 -+
 *   reader --+-> counter2 -+-> totals --> files
 *            +->    ...   -+          --> total
 * </pre>
 *
 * <p>The reader deals out chunks to the counters in turn, and the totals collect what they counted
 * in the same turn; each side waits for the one box whose turn it is. So the counters work at the
 * same time, and there is still one outcome only. All inboxes are bounded, so memory does not grow
 * with the files.
 */
final class WordCount {
  private static final int CHUNKS_IN_AN_INBOX = 2;

  private WordCount() {}

  static List<Entry> entries() {
    return List.of(
        Entry.named("word-count", "Counts lines, words and bytes of files, with several workers.")
            .story(
                "Lines and bytes are those of wc, words are what is between ASCII white space."
                    + " Without dir or file, two tiny texts are counted that come with the"
                    + " catalogue.")
            .takes(Parameter.path("dir", "count all files in this directory and below"))
            .takes(Parameter.path("file", "count this file"))
            .takes(Parameter.number("workers", 2, 1, 64, "how many counters share the work"))
            .takes(
                Parameter.number("chunk", 1 << 16, 1, 1 << 20, "how many bytes are read at once"))
            .builds(
                given ->
                    wordCount(
                        TextFile.all(given), given.number("workers"), given.number("chunk"))));
  }

  private static Graph wordCount(List<TextFile> files, int workers, int chunk) {
    GraphBuilder graph =
        Graph.named("word-count")
            .component("reader", ports -> new Reader(ports, files, workers, chunk));
    for (int w = 1; w <= workers; w++) {
      String counter = "counter" + w;
      graph
          .component(counter, Counter::new)
          .link("reader.out" + w, counter + ".in")
          .bound(counter + ".in", CHUNKS_IN_AN_INBOX);
    }
    graph.component("totals", ports -> new Totals(ports, workers));
    for (int w = 1; w <= workers; w++) {
      graph
          .link("counter" + w + ".out", "totals.in" + w)
          .bound("totals.in" + w, CHUNKS_IN_AN_INBOX);
    }
    return graph
        .output("files")
        .output("total")
        .link("totals.files", "files")
        .link("totals.total", "total")
        .deterministic()
        .build();
  }

  /** A piece of a file. Mutable, so it travels as {@code Owned}. */
  private static final class Chunk {
    final String file;
    final byte[] bytes;
    final boolean last;

    Chunk(String file, byte[] bytes, boolean last) {
      this.file = file;
      this.bytes = bytes;
      this.last = last;
    }
  }

  /** What a counter found in one chunk of a file. */
  private record Part(String file, Tally tally, boolean last) {}

  /** What there is in one file. */
  record Count(String file, long lines, long words, long bytes) {
    @Override
    public String toString() {
      return lines + " " + words + " " + bytes + " " + file;
    }
  }

  /** Reads the files one after another, and deals out chunks to the counters in turn. */
  private static final class Reader implements Component, AutoCloseable {
    private final List<TextFile> files;
    private final int chunk;
    private final List<Outbox<Owned<Chunk>>> outs = new ArrayList<>();
    private TextFile.@Nullable Opened opened;
    private int file;
    private int turn;

    Reader(Ports ports, List<TextFile> files, int workers, int chunk) {
      this.files = files;
      this.chunk = chunk;
      for (int w = 1; w <= workers; w++) {
        outs.add(ports.outbox("out" + w));
      }
    }

    @Override
    public Step start() {
      return Step.await(outs.get(0));
    }

    @Override
    public Step next() throws IOException {
      if (file == files.size()) {
        return Step.DONE;
      }
      if (opened == null) {
        opened = files.get(file).open();
      }
      byte[] bytes = opened.read(chunk);
      boolean last = bytes.length < chunk;
      outs.get(turn).send(Owned.of(new Chunk(files.get(file).name(), bytes, last)));
      if (last) {
        close();
        file++;
      }
      turn = (turn + 1) % outs.size();
      return file == files.size() ? Step.DONE : Step.await(outs.get(turn));
    }

    @Override
    public void close() throws IOException {
      if (opened != null) {
        opened.close();
        opened = null;
      }
    }
  }

  /** Counts chunk by chunk. */
  private static final class Counter implements Component {
    private final Inbox<Owned<Chunk>> in;
    private final Outbox<Part> out;
    private @Nullable Part part;

    Counter(Ports ports) {
      in = ports.inbox("in");
      out = ports.outbox("out");
    }

    @Override
    public Step start() {
      return Step.await(in);
    }

    @Override
    public Step next() {
      if (part != null) {
        out.send(part);
        part = null;
        return Step.await(in);
      }
      if (in.isDrained()) {
        return Step.DONE;
      }
      Chunk chunk = in.take().get();
      part = new Part(chunk.file, Tally.of(chunk.bytes), chunk.last);
      return Step.await(out);
    }
  }

  /** Adds up what the counters found, in the order in which the chunks were dealt out. */
  private static final class Totals implements Component {
    private final List<Inbox<Part>> ins = new ArrayList<>();
    private final Outbox<Count> files;
    private final Outbox<Count> total;
    private Tally file = Tally.NOTHING;
    private Tally all = Tally.NOTHING;
    private int turn;

    Totals(Ports ports, int workers) {
      for (int w = 1; w <= workers; w++) {
        ins.add(ports.inbox("in" + w));
      }
      files = ports.outbox("files");
      total = ports.outbox("total");
    }

    @Override
    public Step start() {
      return Step.await(ins.get(0));
    }

    @Override
    public Step next() {
      Inbox<Part> in = ins.get(turn);
      if (in.isDrained()) {
        total.send(all.named("total"));
        return Step.DONE;
      }
      Part part = in.take();
      file = file.followedBy(part.tally());
      if (part.last()) {
        files.send(file.named(part.file()));
        all = all.plus(file);
        file = Tally.NOTHING;
      }
      turn = (turn + 1) % ins.size();
      return Step.await(ins.get(turn));
    }
  }
}
