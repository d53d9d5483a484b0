package intray.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import intray.check.Finding;
import intray.check.Level;
import intray.check.LevelReport;
import intray.check.Plan;
import intray.check.Report;
import intray.check.ScheduledOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One report as one line of JSON. Names are part of the contract; new ones may be added. */
final class ReportJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportJson() {}

  /** A graph that was explored. */
  static String line(Subject subject, Report report, Map<Plan, String> traces) {
    ObjectNode json = start(subject);
    json.put("verdict", report.verdict().name());
    if (report.bound() != null) {
      json.put("bound", report.bound());
    }
    ObjectNode levels = json.putObject("levels");
    for (LevelReport level : report.levels().values()) {
      level(levels.putObject(level.level().toString()), level);
    }
    ObjectNode hidden = json.putObject("hidden");
    if (report.levels().containsKey(Level.COOPERATIVE)) {
      if (report.levels().containsKey(Level.ROUND_ROBIN)) {
        hidden.put("by-round-robin", report.hiddenByRoundRobin().size());
      }
      if (report.levels().containsKey(Level.PARALLEL)) {
        hidden.put("by-serialisation", report.hiddenBySerialisation().size());
      }
    }
    outcomes(json.putArray("outcomes"), subject, report, traces);
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : report.findings()) {
      finding(findings.addObject(), subject, finding, traces);
    }
    json.putObject("matching")
        .put("by", report.matching().toString())
        .put("because", report.matchedBecause());
    report.warnings().forEach(json.putArray("warnings")::add);
    json.put("histories", report.histories());
    if (report.canaries() > 0) {
      json.put("canaries", report.canaries());
    }
    json.put("seconds", Math.round(report.seconds() * 1000) / 1000.0);
    return write(json);
  }

  /** A graph that could not be explored. */
  static String line(Subject subject, String error) {
    return write(start(subject).put("error", error));
  }

  /** A graph that was not explored, but looked at. */
  static String line(Subject subject, ObjectNode estimate) {
    ObjectNode json = start(subject);
    json.set("estimate", estimate);
    return write(json);
  }

  private static ObjectNode start(Subject subject) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("graph", subject.name());
    ObjectNode parameters = json.putObject("parameters");
    subject.parameters().forEach(parameters::put);
    return json;
  }

  private static void level(ObjectNode json, LevelReport level) {
    json.put("outcomes", level.outcomes().size());
    putCount(json, "executions", level.executions()); // null if they were not explored one by one
    if (level.readsFrom() >= 0) {
      json.put("reads-from", level.readsFrom());
    }
    json.put("redundant", level.redundant());
    putCount(json, "interleavings", zeroIsUnknown(level.interleavings())); // or 63 bits, or no end
    putCount(json, "states", zeroIsUnknown(level.states()));
    json.put("cyclic", level.cyclic());
    if (level.bound() != null) {
      json.put("bound", level.bound());
    }
    json.put("seconds", Math.round(level.seconds() * 1000) / 1000.0);
  }

  private static long zeroIsUnknown(long count) {
    return count == 0 ? -1 : count;
  }

  private static void putCount(ObjectNode json, String name, long count) {
    if (count < 0) {
      json.putNull(name);
    } else {
      json.put(name, count);
    }
  }

  private static void outcomes(
      ArrayNode json, Subject subject, Report report, Map<Plan, String> traces) {
    for (String outcome : (Iterable<String>) Hidden.outcomes(report)::iterator) {
      ObjectNode one = json.addObject().put("outcome", outcome);
      ArrayNode levels = one.putArray("levels");
      for (LevelReport level : report.levels().values()) {
        if (level.outcomes().containsKey(outcome)) {
          levels.add(level.level().toString());
        }
      }
      for (Report.Hidden hidden : report.hiddenByRoundRobin()) {
        if (hidden.outcome().equals(outcome) && hidden.plan() != null) {
          replay(one, subject, hidden.plan(), traces);
        }
      }
    }
  }

  private static void finding(
      ObjectNode json, Subject subject, Finding finding, Map<Plan, String> traces) {
    json.put("kind", finding.kind().name());
    json.put("level", finding.level().toString());
    json.put("component", finding.component());
    json.put("message", finding.message());
    if (finding.outcome() != null) {
      json.put("outcome", finding.outcome());
    }
    List<ScheduledOperation> schedule = finding.schedule();
    json.put("switches", finding.switches());
    json.put("operations", schedule.size());
    json.put("minimal", finding.minimal());
    if (finding.plan() != null) {
      replay(json, subject, finding.plan(), traces);
    }
    if (finding.loop() >= 0) {
      json.put("loop", finding.loop()); // the operations from here on come again and again
    }
    schedule(json, schedule);
    Finding.Other other = finding.other();
    if (other != null) {
      schedule(json.putObject("other").put("outcome", other.outcome()), other.schedule());
    }
    if (finding.parting() != null) {
      ObjectNode nearest = json.putObject("nearest");
      nearest.put("outcome", finding.parting().outcome()).put("after", finding.parting().after());
      if (finding.parting().here() != null) {
        line(nearest.putObject("here"), finding.parting().here());
      }
      if (finding.parting().there() != null) {
        line(nearest.putObject("there"), finding.parting().there());
      }
    }
  }

  private static void schedule(ObjectNode json, List<ScheduledOperation> schedule) {
    ArrayNode lines = json.putArray("schedule");
    for (ScheduledOperation line : schedule) {
      line(lines.addObject(), line);
    }
  }

  private static void line(ObjectNode json, ScheduledOperation line) {
    json.put("component", line.component())
        .put("operation", line.operation())
        .put("answer", line.answer())
        .put("where", line.where());
  }

  private static void replay(
      ObjectNode json, Subject subject, Plan plan, Map<Plan, String> traces) {
    json.put("replay", subject.token(plan));
    @Nullable String trace = traces.get(plan);
    if (trace != null) {
      json.put("trace", trace);
    }
  }

  private static String write(ObjectNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot be written as JSON", e);
    }
  }
}
