package intray.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a {@link Header} while it is put together. */
final class HeaderParts {
  @Nullable String graph;
  Map<String, String> parameters = Map.of();
  @Nullable String placement;
  @Nullable String level;
  @Nullable Long seed;
  @Nullable Long order;
  @Nullable String replay;
  @Nullable String finding;
  @Nullable Long loop;
  List<Header.Part> components = new ArrayList<>();
  List<Header.Box> inboxes = new ArrayList<>();
  List<Header.Box> outputs = new ArrayList<>();
  List<Header.Notice> notices = new ArrayList<>();

  /** Nothing yet. */
  HeaderParts() {}

  /** Those of a header, to be changed. */
  HeaderParts(Header header) {
    graph = header.graph();
    parameters = header.parameters();
    placement = header.placement();
    level = header.level();
    seed = header.seed();
    order = header.order();
    replay = header.replay();
    finding = header.finding();
    loop = header.loop();
    components = header.components();
    inboxes = header.inboxes();
    outputs = header.outputs();
    notices = header.notices();
  }

  /** The header; the name of the graph must be known by then. */
  Header header() {
    return new Header(
        Objects.requireNonNull(graph),
        parameters,
        placement,
        level,
        seed,
        order,
        replay,
        finding,
        loop,
        components,
        inboxes,
        outputs,
        notices);
  }
}
