package intray.trace;

import intray.Wiring;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in the first line. */
final class HeaderLine {
  private @Nullable String format;
  private long version;
  private @Nullable String graph;
  private Map<String, String> parameters = Map.of();
  private @Nullable String placement;
  private @Nullable String level;
  private @Nullable Long seed;
  private @Nullable Long order;
  private @Nullable String replay;
  private @Nullable String finding;
  private final List<Header.Part> components = new ArrayList<>();
  private final List<Header.Box> inboxes = new ArrayList<>();
  private final List<Header.Box> outputs = new ArrayList<>();
  private final List<Header.Notice> notices = new ArrayList<>();

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
      case "graph" -> graph = fields.text();
      case "parameters" -> parameters = fields.textMap();
      case "placement" -> placement = fields.text();
      case "level" -> level = fields.text();
      case "seed" -> seed = fields.whole(Long.MIN_VALUE, Long.MAX_VALUE);
      case "order" -> order = fields.whole(Long.MIN_VALUE, Long.MAX_VALUE);
      case "replay" -> replay = fields.text();
      case "finding" -> finding = fields.text();
      case "components" ->
          fields.objects(
              this::clear,
              own -> part(own, fields),
              () -> components.add(new Header.Part(name(), ins, outs, mayRest)));
      case "inboxes" -> boxes(fields, inboxes);
      case "outputs" -> boxes(fields, outputs);
      case "notices" ->
          fields.objects(
              this::clear,
              own -> part(own, fields),
              () -> notices.add(new Header.Notice(name(), publisher, initial)));
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
    if (graph == null) {
      throw new LineFields.WrongFieldException("'graph' is missing");
    }
    requireNames();
    return new Header(
        graph,
        parameters,
        placement,
        level,
        seed,
        order,
        replay,
        finding,
        components,
        inboxes,
        outputs,
        notices);
  }

  private void requireNames() throws LineFields.WrongFieldException {
    boolean nameless =
        components.stream().anyMatch(part -> part.name().isEmpty())
            || inboxes.stream().anyMatch(box -> box.name().isEmpty())
            || outputs.stream().anyMatch(box -> box.name().isEmpty())
            || notices.stream().anyMatch(notice -> notice.name().isEmpty());
    if (nameless) {
      throw new LineFields.WrongFieldException(
          "each component, inbox, output and notice must have a 'name'");
    }
  }
}
