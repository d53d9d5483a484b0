package intray;

/**
 * Makes a fresh component, wired to the given ports. A graph is built from factories and not from
 * components, so that it can be run again and again: each run, and each replay of the checker,
 * calls the factory anew.
 *
 * <p>A factory asks for the same boxes each time, uses none of them, and shares no mutable thing
 * between the components that it makes. It is also called once when the graph is built, to learn
 * which boxes the component has.
 */
@FunctionalInterface
public interface ComponentFactory {
  /**
   * Makes one component.
   *
   * @param ports where the component asks for its boxes; it may keep them
   * @return a component that was never returned before
   */
  Component create(Ports ports);
}
