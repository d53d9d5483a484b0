package intray.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import intray.check.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Estimates for people and for programs: always with their spread, never with a verdict. */
final class Estimates {
  private static final double EXACT = 1e15;

  private Estimates() {}

  static void print(Screen screen, Subject subject, Estimate estimate) {
    Prose prose = new Prose(screen);
    String sentence = subject.sentence().isEmpty() ? "" : ": " + subject.sentence();
    String text = Cells.printable(subject.title() + sentence, screen.unicode());
    prose.print(0, text);
    screen.out().println();
    Table table = new Table(screen, false).left("level").right("executions").right("states");
    table.right("time");
    boolean unfinished = false;
    for (var entry : estimate.levels().entrySet()) {
      Estimate.OfLevel level = entry.getValue();
      String least = level.unfinished() > 0 ? "more than " : "";
      // A state is counted once for each history that leads to it.
      String most = level.unfinished() > 0 ? least : "up to ";
      unfinished |= level.unfinished() > 0;
      table.row(
          entry.getKey().toString(),
          least + figure(level.executions()),
          most + figure(level.states()),
          least + time(level.seconds()));
    }
    table.print(2);
    screen.out().println();
    if (unfinished) {
      prose.print(
          0,
          "Some of the random executions did not end within the bound on steps, so these figures are"
              + " too low; the graph may never end.");
    }
    prose.print(
        0,
        "Nothing was explored, so there is no verdict. The figures are means of random executions,"
            + " with two standard errors. A state counts once for each history that leads to it, so"
            + " there are as many states at most, and often several times fewer.");
  }

  /** One object, without a verdict. */
  static String json(Subject subject, Estimate estimate) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (var entry : estimate.levels().entrySet()) {
      Estimate.OfLevel level = entry.getValue();
      ObjectNode one = json.putObject(entry.getKey().toString());
      put(one.putObject("executions"), level.executions());
      put(one.putObject("states"), level.states());
      number(one, "seconds", level.seconds());
      one.put("probes", level.probes()).put("unfinished", level.unfinished());
    }
    return ReportJson.line(subject, json);
  }

  private static void put(ObjectNode json, Estimate.Figure figure) {
    number(json, "mean", figure.mean());
    number(json, "error", figure.error());
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, new BigDecimal(value).round(new MathContext(4)).doubleValue());
    } else {
      json.putNull(name);
    }
  }

  /** As in "12,300 ±8 %". */
  static String figure(Estimate.Figure figure) {
    if (!Double.isFinite(figure.mean())) {
      return "more than 10^300";
    }
    double percent = figure.mean() == 0 ? 0 : 100 * figure.error() / figure.mean();
    String spread = Double.isFinite(percent) ? (int) Math.ceil(percent) + " %" : "?";
    return round(figure.mean()) + " ±" + spread;
  }

  /** Three digits are all that an estimate is worth. */
  private static String round(double value) {
    if (value >= EXACT) {
      return String.format(Locale.ROOT, "10^%d", (int) Math.floor(Math.log10(value)));
    }
    return Prose.figure(new BigDecimal(value).round(new MathContext(3)).longValue());
  }

  /** A time in the unit that people would choose. */
  static String time(double seconds) {
    double[] sizes = {60, 60, 24, 365.25, 1000};
    String[] units = {"s", "min", "h", "days", "years"};
    double value = seconds;
    int unit = 0;
    while (unit < units.length - 1 && value >= 2 * sizes[unit]) {
      value /= sizes[unit++];
    }
    if (value >= 1e6) {
      return "more than a million years";
    }
    String figure = value < 10 ? String.format(Locale.ROOT, "%.1f", value) : round(value);
    return "about " + figure + " " + units[unit];
  }
}
