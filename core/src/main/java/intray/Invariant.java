package intray;

import java.util.List;
import java.util.function.Predicate;

/**
 * Something that must hold in every state of a graph, between any two operations, or in every end.
 * The checker evaluates it in every state, or every end, that it visits; runs do not evaluate it.
 */
public final class Invariant {
  private final String name;
  private final String scope;
  private final Predicate<View> predicate;

  Invariant(String name, String scope, Predicate<View> predicate) {
    this.name = name;
    this.scope = scope;
    this.predicate = predicate;
  }

  /**
   * What to call it in a finding.
   *
   * @return the name with the path of its graph
   */
  public String name() {
    return scope + name;
  }

  /**
   * Whether it holds.
   *
   * @param view the state, by full names
   * @return the answer of the user's predicate
   */
  public boolean holds(View view) {
    return predicate.test(scope.isEmpty() ? view : new ScopedView(view, scope));
  }

  Invariant within(String outer) {
    return new Invariant(name, outer + scope, predicate);
  }

  private static final class ScopedView implements View {
    private final View view;
    private final String scope;

    ScopedView(View view, String scope) {
      this.view = view;
      this.scope = scope;
    }

    @Override
    public Object notice(String name) {
      return view.notice(scope + name);
    }

    @Override
    public List<Object> box(String name) {
      return view.box(scope + name);
    }
  }
}
