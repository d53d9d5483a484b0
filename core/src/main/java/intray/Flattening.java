package intray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dissolves nested graphs: numbers components and boxes, and follows each outbox to the inbox where
 * its messages arrive.
 */
final class Flattening {
  private final Graph top;
  private final List<String> paths = new ArrayList<>();
  private final List<Graph.Node> nodes = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();
  private final List<String> noticeNames = new ArrayList<>();
  private final List<Object> noticeValues = new ArrayList<>();
  private final List<Invariant> invariants = new ArrayList<>();
  private final List<Invariant> ends = new ArrayList<>();

  /** One graph at one place of the tree. */
  private static final class Scope {
    final Graph graph;
    final Scope parent;
    final String name;
    final String prefix;
    final boolean mayRest;
    final Map<String, Integer> components = new HashMap<>();
    final Map<String, Scope> graphs = new HashMap<>();
    final Map<String, Integer> notices = new HashMap<>();

    Scope(Graph graph, Scope parent, String name) {
      this.graph = graph;
      this.parent = parent;
      this.name = name;
      this.prefix = parent == null ? "" : parent.prefix + name + "/";
      this.mayRest = parent != null && (parent.mayRest || parent.graph.mayRest.contains(name));
    }
  }

  Flattening(Graph top) {
    this.top = top;
  }

  Wiring wiring() {
    Scope root = new Scope(top, null, top.name);
    enter(root);
    int n = nodes.size();
    Wiring w = new Wiring(top, paths.toArray(new String[0]));
    w.factories = new ComponentFactory[n];
    w.types = new Class<?>[n];
    w.asked = new Ports.Asked[n];
    w.mayRest = new boolean[n];
    w.inboxStart = new int[n + 1];
    w.outboxStart = new int[n + 1];
    for (int c = 0; c < n; c++) {
      Graph.Node node = nodes.get(c);
      w.factories[c] = node.factory;
      w.types[c] = node.type;
      w.asked[c] = node.asked;
      w.inboxStart[c + 1] = w.inboxStart[c] + node.asked.inboxes.size();
      w.outboxStart[c + 1] = w.outboxStart[c] + node.asked.outboxes.size();
    }
    for (int c = 0; c < n; c++) {
      Scope scope = scopes.get(c);
      String local = paths.get(c).substring(scope.prefix.length());
      w.mayRest[c] = scope.mayRest || scope.graph.mayRest.contains(local);
    }
    w.inboxOwner = owners(w.inboxStart, top.outputs.size());
    w.outboxOwner = owners(w.outboxStart, 0);
    bounds(w, root);
    link(w, root);
    notices(w);
    w.invariants = invariants;
    w.ends = ends;
    List<int[]> responses = new ArrayList<>();
    responses(w, root, responses);
    w.responses = responses.toArray(new int[0][]);
    return w;
  }

  private void enter(Scope scope) {
    for (Map.Entry<String, Object> notice : scope.graph.notices.entrySet()) {
      scope.notices.put(notice.getKey(), noticeNames.size());
      noticeNames.add(scope.prefix + notice.getKey());
      noticeValues.add(notice.getValue());
    }
    for (Invariant invariant : scope.graph.invariants) {
      invariants.add(invariant.within(scope.prefix));
    }
    for (Invariant end : scope.graph.ends) {
      ends.add(end.within(scope.prefix));
    }
    for (Map.Entry<String, Graph.Node> entry : scope.graph.nodes.entrySet()) {
      if (entry.getValue().graph == null) {
        scope.components.put(entry.getKey(), nodes.size());
        paths.add(scope.prefix + entry.getKey());
        nodes.add(entry.getValue());
        scopes.add(scope);
      } else {
        Scope inner = new Scope(entry.getValue().graph, scope, entry.getKey());
        scope.graphs.put(entry.getKey(), inner);
        enter(inner);
      }
    }
  }

  private static int[] owners(int[] start, int extra) {
    int n = start.length - 1;
    int[] owner = new int[start[n] + extra];
    for (int c = 0; c < n; c++) {
      Arrays.fill(owner, start[c], start[c + 1], c);
    }
    Arrays.fill(owner, start[n], owner.length, Wiring.NOBODY);
    return owner;
  }

  private void bounds(Wiring w, Scope scope) {
    if (w.bound == null) {
      w.bound = new int[w.inboxOwner.length];
      Arrays.fill(w.bound, Wiring.UNBOUNDED);
    }
    for (Map.Entry<String, Integer> bound : scope.graph.bounds.entrySet()) {
      int dot = bound.getKey().indexOf('.');
      int component = scope.components.get(bound.getKey().substring(0, dot));
      w.bound[w.inboxOf(component, bound.getKey().substring(dot + 1))] = bound.getValue();
    }
    for (Scope inner : scope.graphs.values()) {
      bounds(w, inner);
    }
  }

  private void link(Wiring w, Scope root) {
    w.target = new int[w.outboxOwner.length];
    int[] fanIn = new int[w.inboxOwner.length];
    for (int c = 0; c < nodes.size(); c++) {
      NameList names = nodes.get(c).asked.outboxes;
      for (int k = 0; k < names.size(); k++) {
        int target =
            follow(
                w,
                scopes.get(c),
                paths.get(c).substring(scopes.get(c).prefix.length()) + "." + names.get(k));
        w.target[w.outboxStart[c] + k] = target;
        if (target != Wiring.NOBODY) {
          fanIn[target]++;
        }
      }
    }
    followPassThroughs(w, root);
    w.writers = new int[w.inboxOwner.length][];
    for (int i = 0; i < fanIn.length; i++) {
      w.writers[i] = new int[fanIn[i]];
    }
    for (int o = w.target.length - 1; o >= 0; o--) {
      if (w.target[o] != Wiring.NOBODY) {
        w.writers[w.target[o]][--fanIn[w.target[o]]] = o;
      }
    }
  }

  /**
   * Links between nested graphs may run in a circle that no outbox leads into; it is an error all
   * the same.
   */
  private void followPassThroughs(Wiring w, Scope scope) {
    for (String source : scope.graph.links.keySet()) {
      int dot = source.indexOf('.');
      if (dot >= 0 && scope.graphs.containsKey(source.substring(0, dot))) {
        follow(w, scope, source);
      }
    }
    for (Scope inner : scope.graphs.values()) {
      followPassThroughs(w, inner);
    }
  }

  /**
   * From a source in a scope to the inbox (or output of the top graph) where its messages arrive.
   */
  private int follow(Wiring w, Scope start, String source) {
    Scope scope = start;
    String at = source;
    Set<String> way = null;
    while (true) {
      String target = scope.graph.links.get(at);
      if (target == null) {
        return Wiring.NOBODY; // the check of open ends has seen that this is declared
      }
      int dot = target.indexOf('.');
      if (dot < 0) {
        if (scope.parent == null) {
          return w.inboxStart[nodes.size()] + scope.graph.outputs.indexOf(target);
        }
        at = scope.name + "." + target;
        scope = scope.parent;
      } else {
        Integer component = scope.components.get(target.substring(0, dot));
        if (component != null) {
          return w.inboxOf(component, target.substring(dot + 1));
        }
        scope = scope.graphs.get(target.substring(0, dot));
        at = target.substring(dot + 1);
      }
      way = way == null ? new LinkedHashSet<>() : way;
      String here = scope.prefix + at;
      if (!way.add(here)) {
        List<String> circle = new ArrayList<>(way);
        circle = circle.subList(circle.indexOf(here), circle.size());
        circle.add(here);
        throw new WiringException(
            "graph '"
                + top.name
                + "': links run in a circle without a component: "
                + circle
                + ". Link one of these ends to a component's inbox.");
      }
    }
  }

  private void responses(Wiring w, Scope scope, List<int[]> responses) {
    for (Map.Entry<String, String> response : scope.graph.responses) {
      int after = arrival(w, scope, response.getKey());
      int eventually = arrival(w, scope, response.getValue());
      responses.add(new int[] {after, eventually});
    }
    for (Scope inner : scope.graphs.values()) {
      responses(w, inner, responses);
    }
  }

  /** Where the messages to a target, or from an input, arrive in the end. */
  private int arrival(Wiring w, Scope scope, String target) {
    int dot = target.indexOf('.');
    int inbox;
    if (dot < 0 && scope.graph.inputs.indexOf(target) >= 0) {
      inbox = follow(w, scope, target);
    } else if (dot < 0 && scope.parent == null) {
      inbox = w.inboxStart[nodes.size()] + scope.graph.outputs.indexOf(target);
    } else if (dot < 0) {
      inbox = follow(w, scope.parent, scope.name + "." + target);
    } else {
      Integer component = scope.components.get(target.substring(0, dot));
      String local = target.substring(dot + 1);
      inbox =
          component != null
              ? w.inboxOf(component, local)
              : follow(w, scope.graphs.get(target.substring(0, dot)), local);
    }
    if (inbox == Wiring.NOBODY) {
      throw new WiringException(
          "graph '"
              + scope.graph.name
              + "': a response is to be watched at '"
              + target
              + "', but what is sent there is discarded. Link it, or name an end that messages"
              + " arrive at.");
    }
    return inbox;
  }

  private void notices(Wiring w) {
    w.noticeNames = noticeNames.toArray(new String[0]);
    w.initialNotices = noticeValues.toArray();
    w.publishers = new int[w.noticeNames.length];
    Arrays.fill(w.publishers, Wiring.NOBODY);
    w.notices = new int[nodes.size()][];
    for (int c = 0; c < nodes.size(); c++) {
      Ports.Asked asked = nodes.get(c).asked;
      if (asked.notices.size() + asked.published.size() == 0) {
        continue;
      }
      w.notices[c] = new int[asked.notices.size() + asked.published.size()];
      int k = 0;
      for (String notice : asked.notices.asList()) {
        w.notices[c][k++] = resolve(scopes.get(c), notice);
      }
      for (String notice : asked.published.asList()) {
        int id = resolve(scopes.get(c), notice);
        w.notices[c][k++] = id;
        if (id != Wiring.NOBODY && w.publishers[id] != Wiring.NOBODY) {
          throw new WiringException(
              "graph '"
                  + top.name
                  + "': notice '"
                  + w.noticeNames[id]
                  + "' has two publishers, "
                  + paths.get(w.publishers[id])
                  + " and "
                  + paths.get(c)
                  + ". A notice has one writer: give each its own notice, or send messages to one owner.");
        }
        if (id != Wiring.NOBODY) {
          w.publishers[id] = c;
        }
      }
    }
  }

  private static int resolve(Scope scope, String notice) {
    for (Scope s = scope; s != null; s = s.parent) {
      Integer id = s.notices.get(notice);
      if (id != null) {
        return id;
      }
    }
    return Wiring.NOBODY;
  }
}
