package intray.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The table of engines and problems as it grows, and whether they contradict each other. Whoever
 * did not take part is named, and never counted among those that agree.
 */
public final class Comparison {
  private final Consumer<String> out;
  private final List<String> wrong = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final Set<String> present = new TreeSet<>();
  private int compared;
  private int unfinished;

  /**
   * Without any row.
   *
   * @param out takes the lines
   */
  public Comparison(Consumer<String> out) {
    this.out = out;
  }

  /** Prints the head of a table. */
  public void head() {
    out.accept("");
    out.accept(Row.HEAD);
  }

  /**
   * A peer is not there.
   *
   * @param peer who
   * @param enable what to do about it
   */
  public void skip(String peer, String enable) {
    skipped.add(peer);
    out.accept("SKIPPED, so not compared: " + peer + ". To enable it: " + enable);
  }

  /**
   * A peer is there, and takes part.
   *
   * @param peer its name and version
   */
  public void admit(String peer) {
    present.add(peer);
    out.accept("takes part: " + peer);
  }

  /**
   * An engine was given something with a planted bug, which it must have found.
   *
   * @param engine who
   * @param what the bug
   * @param seen what it said
   * @param time how it ended
   */
  public void canary(String engine, String what, Seen seen, Clocked time) {
    boolean found = !time.killed() && !seen.violation().isEmpty();
    out.accept(
        String.format(
            Locale.ROOT,
            "canary %s: %s %s; explored %,d in %.2f s of CPU",
            what,
            engine,
            found ? "finds it" : "MISSES it",
            seen.explored(),
            time.cpu()));
    if (!found) {
      wrong(engine + " misses the canary " + what + ":\n" + time.tail());
    }
  }

  /**
   * Adds a row of ours, which must be complete, or of a peer, which may have run out of time; what
   * both say must fit together.
   *
   * @param row what was seen
   * @return the same
   */
  public Row add(Row row) {
    out.accept(row.toString());
    Row ours = row.ours();
    String name = row.problem() + ", " + row.engine() + ": ";
    if (!row.seen().violation().isEmpty()) {
      wrong(name + "finds " + row.seen().violation() + " where nothing is wrong");
    } else if (!row.seen().isReport() && !row.time().killed()) {
      wrong(
          name
              + row.seen().doubt()
              + ", exit status "
              + row.time().status()
              + ":\n"
              + row.time().tail());
    } else if (ours == null && !row.isComplete()) {
      wrong(name + "ours must be complete, else there is nothing to compare with: allow more time");
    } else if (ours != null && ours.isComplete()) {
      if (row.isComplete()) {
        compared++;
      } else {
        unfinished++;
      }
      agree(row, ours);
    }
    return row;
  }

  /**
   * What a row has seen must be what one of ours has seen, or part of it if the row is not
   * complete; a row that tells no outcomes contradicts nobody.
   *
   * @param row which
   * @param ours a complete one
   */
  public void agree(Row row, Row ours) {
    String name = row.problem() + ", " + row.engine() + ": ";
    Set<String> theirs = row.seen().outcomes();
    Set<String> known = ours.seen().outcomes();
    if (!known.containsAll(theirs)) {
      Set<String> more = new TreeSet<>(theirs);
      more.removeAll(known);
      wrong(name + "has outcomes that we have not: " + more);
    } else if (row.isComplete() && !theirs.isEmpty() && theirs.size() < known.size()) {
      Set<String> fewer = new TreeSet<>(known);
      fewer.removeAll(theirs);
      wrong(name + "has explored everything, and not seen " + fewer);
    }
  }

  /**
   * Says how many a row must have explored, if it is complete.
   *
   * @param row which
   * @param known how many there are
   */
  public void expect(Row row, long known) {
    if (row.isComplete() && row.seen().explored() != known) {
      wrong(
          row.problem()
              + ", "
              + row.engine()
              + ": explored "
              + row.seen().explored()
              + " "
              + row.counts()
              + ", and there are "
              + known);
    }
  }

  /**
   * Says how many outcomes a row must have seen; none, and nothing was compared.
   *
   * @param row which
   */
  public void expectOutcomes(Row row) {
    if (row.isComplete() && row.seen().outcomes().isEmpty()) {
      wrong(row.problem() + ", " + row.engine() + ": tells no outcome at all");
    }
  }

  private void wrong(String what) {
    wrong.add(what);
    out.accept("WRONG: " + what);
  }

  /**
   * Prints what it comes to.
   *
   * @return whether nothing was wrong
   */
  public boolean conclude() {
    out.accept("");
    out.accept(
        compared
            + " rows of peers compared with ours, "
            + unfinished
            + " that the peer did not finish: only what it had seen is compared; peers: "
            + (present.isEmpty() ? "none" : String.join(", ", present)));
    if (!skipped.isEmpty()) {
      out.accept(
          skipped.size()
              + " SKIPPED, for which this run says nothing: "
              + String.join(", ", skipped));
    }
    wrong.forEach(what -> out.accept("WRONG: " + what));
    if (wrong.isEmpty()) {
      out.accept("No contradiction, and each canary was found.");
    }
    return wrong.isEmpty();
  }
}
