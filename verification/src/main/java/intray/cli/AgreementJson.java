package intray.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import intray.agree.AgreementReport;
import intray.agree.Cell;
import intray.agree.Column;
import intray.agree.Difference;
import intray.agree.Planted;
import intray.agree.Row;
import java.util.Locale;

/** A comparison as JSON. Names are part of the contract; new ones may be added. */
final class AgreementJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AgreementJson() {}

  static String of(AgreementReport report) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("agreed", report.agrees());
    json.put("cellsCompared", report.compared());
    ObjectNode absent = json.putObject("notInstalled");
    report.absent().forEach((engine, remedy) -> absent.put(engine.toString(), remedy));
    ObjectNode planted = json.putObject("planted");
    planted.put("count", report.planted().size());
    ArrayNode unnoticed = planted.putArray("unnoticed");
    for (Planted one : report.unnoticed()) {
      unnoticed.addObject().put("column", one.column().toString()).put("what", one.what());
    }
    ArrayNode graphs = json.putArray("graphs");
    report.rows().forEach(row -> row(graphs.addObject(), row));
    ArrayNode differences = json.putArray("differences");
    report.differences().forEach(one -> difference(differences.addObject(), one));
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot be written as JSON", e);
    }
  }

  private static void row(ObjectNode json, Row row) {
    json.put("graph", row.example().name());
    ObjectNode parameters = json.putObject("parameters");
    row.example().parameters().forEach(parameters::put);
    json.put("agrees", row.agrees());
    json.put("cellsCompared", row.compared());
    ArrayNode cells = json.putArray("cells");
    row.cells().forEach((column, cell) -> cell(cells.addObject(), column, cell));
  }

  private static void cell(ObjectNode json, Column column, Cell cell) {
    json.put("engine", column.engine().toString());
    json.put("level", column.level().toString());
    if (cell instanceof Cell.Seen seen) {
      json.put("result", "seen");
      json.put("complete", column.isExhaustive() && seen.isComplete());
      if (!seen.isComplete()) {
        json.put("limit", seen.limit());
      }
      json.put(seen.unit().name().toLowerCase(Locale.ROOT), seen.work());
      json.put("seconds", Math.round(seen.seconds() * 1000) / 1000.0);
      ArrayNode outcomes = json.putArray("outcomes");
      seen.outcomes()
          .forEach(
              (outcome, times) -> {
                ObjectNode one = outcomes.addObject().put("outcome", outcome);
                if (times > 0) {
                  one.put("times", times);
                }
              });
    } else if (cell instanceof Cell.NotInstalled) {
      json.put("result", "not installed");
    } else if (cell instanceof Cell.Skipped skipped) {
      json.put("result", "skipped").put("reason", skipped.reason());
    } else if (cell instanceof Cell.Broken broken) {
      json.put("result", "broken").put("reason", broken.reason());
    }
  }

  private static void difference(ObjectNode json, Difference difference) {
    json.put("graph", difference.example().title());
    json.put("level", difference.level().toString());
    json.put("outcome", difference.outcome());
    ArrayNode seenBy = json.putArray("seenBy");
    difference.seenBy().forEach(column -> seenBy.add(column.toString()));
    ArrayNode missedBy = json.putArray("missedBy");
    difference.missedBy().forEach(column -> missedBy.add(column.toString()));
    ArrayNode schedule = json.putArray("schedule");
    difference.schedule().forEach(schedule::add);
  }
}
