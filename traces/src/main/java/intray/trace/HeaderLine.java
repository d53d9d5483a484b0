package intray.trace;

import intray.Wiring;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in the first line. */
final class HeaderLine {
  private @Nullable String format;
  private long version;
  private final HeaderParts parts = new HeaderParts();

  // Of the part, box or notice being read.
  private @Nullable String name;
  private List<String> ins = List.of();
  private List<String> outs = List.of();
  private boolean mayRest;
  private int bound;
  private @Nullable String publisher;
  private @Nullable String initial;

  void read(LineFields fields) throws IOException {
    fields.object(field -> field(field, fields));
  }

  private void field(String field, LineFields fields) throws IOException {
    switch (field) {
      case "format" -> format = fields.text();
      case "version" -> {
        version = fields.whole(1, Integer.MAX_VALUE);
        requireVersion();
      }
      case "graph" -> parts.graph = fields.text();
      case "parameters" -> parts.parameters = fields.textMap();
      case "placement" -> parts.placement = fields.text();
      case "level" -> parts.level = fields.text();
      case "seed" -> parts.seed = fields.whole(Long.MIN_VALUE, Long.MAX_VALUE);
      case "order" -> parts.order = fields.whole(Long.MIN_VALUE, Long.MAX_VALUE);
      case "replay" -> parts.replay = fields.text();
      case "finding" -> parts.finding = fields.text();
      case "loop" -> parts.loop = fields.whole(1, Long.MAX_VALUE);
      case "components" ->
          fields.objects(
              this::clear,
              own -> part(own, fields),
              () -> parts.components.add(new Header.Part(name(), ins, outs, mayRest)));
      case "inboxes" -> boxes(fields, parts.inboxes);
      case "outputs" -> boxes(fields, parts.outputs);
      case "notices" ->
          fields.objects(
              this::clear,
              own -> part(own, fields),
              () -> parts.notices.add(new Header.Notice(name(), publisher, initial)));
      default -> {}
    }
  }

  private void boxes(LineFields fields, List<Header.Box> boxes) throws IOException {
    fields.objects(
        this::clear, own -> part(own, fields), () -> boxes.add(new Header.Box(name(), bound, ins)));
  }

  private void clear() {
    name = null;
    ins = List.of();
    outs = List.of();
    mayRest = false;
    bound = Wiring.UNBOUNDED;
    publisher = null;
    initial = null;
  }

  private void part(String field, LineFields fields) throws IOException {
    switch (field) {
      case "name" -> name = fields.text();
      case "inboxes", "writers" -> ins = fields.texts();
      case "outboxes" -> outs = fields.texts();
      case "mayRest" -> mayRest = fields.yesOrNo();
      case "bound" -> bound = (int) fields.whole(1, Integer.MAX_VALUE);
      case "publisher" -> publisher = fields.text();
      case "initial" -> initial = fields.text();
      default -> {}
    }
  }

  private String name() {
    return name == null ? "" : name;
  }

  private void requireVersion() throws LineFields.WrongFieldException {
    if (version != Header.VERSION) {
      throw new LineFields.WrongFieldException(
          "the trace is of version "
              + version
              + ", and this program reads version "
              + Header.VERSION
              + ". Use the intray that wrote it, or a later one.");
    }
  }

  Header header() throws LineFields.WrongFieldException {
    if (!Header.FORMAT.equals(format)) {
      throw new LineFields.WrongFieldException(
          "this is not a trace, which begins with {\"format\":\"intray-trace\", …}");
    }
    requireVersion();
    if (parts.graph == null) {
      throw new LineFields.WrongFieldException("'graph' is missing");
    }
    requireNames();
    return parts.header();
  }

  private void requireNames() throws LineFields.WrongFieldException {
    boolean nameless =
        parts.components.stream().anyMatch(part -> part.name().isEmpty())
            || parts.inboxes.stream().anyMatch(box -> box.name().isEmpty())
            || parts.outputs.stream().anyMatch(box -> box.name().isEmpty())
            || parts.notices.stream().anyMatch(notice -> notice.name().isEmpty());
    if (nameless) {
      throw new LineFields.WrongFieldException(
          "each component, inbox, output and notice must have a 'name'");
    }
  }
}
