package intray;

import java.util.List;

/**
 * A graph's visible state at one moment, for {@linkplain GraphBuilder#invariant invariants} and
 * what must hold {@linkplain GraphBuilder#atEnd at the end}. Look, do not change.
 */
public interface View {
  /**
   * The value of a notice.
   *
   * @param name its name in the graph that declared the invariant
   * @return the value last published, or the initial one
   * @throws WiringException if there is no such notice
   */
  Object notice(String name);

  /**
   * The messages in an inbox ({@code "component.box"}) or an output ({@code "name"}), oldest first.
   *
   * @param name its name in the graph that declared the invariant
   * @return the messages, possibly none
   * @throws WiringException if there is no such box
   */
  List<Object> box(String name);
}
