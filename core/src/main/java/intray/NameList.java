package intray;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Different names in the order in which they were added, found quickly however many there are. */
final class NameList {
  private static final int FEW = 8;

  private final List<String> names = new ArrayList<>(1);

  /** The position of each name; null as long as there are few. */
  private Map<String, Integer> index;

  NameList() {}

  NameList(Collection<String> names) {
    for (String name : names) {
      add(name);
    }
  }

  /** Adds a name unless it is there already, and says whether it did. */
  boolean add(String name) {
    if (indexOf(name) >= 0) {
      return false;
    }
    names.add(name);
    if (index != null) {
      index.put(name, names.size() - 1);
    } else if (names.size() > FEW) {
      index = new HashMap<>();
      for (int k = 0; k < names.size(); k++) {
        index.put(names.get(k), k);
      }
    }
    return true;
  }

  /** The position of a name, or -1. */
  int indexOf(String name) {
    if (index == null) {
      return names.indexOf(name);
    }
    Integer position = index.get(name);
    return position == null ? -1 : position;
  }

  boolean contains(String name) {
    return indexOf(name) >= 0;
  }

  String get(int position) {
    return names.get(position);
  }

  int size() {
    return names.size();
  }

  List<String> asList() {
    return names;
  }

  boolean sameAs(NameList other) {
    return names.equals(other.names);
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
