package intray.cli;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as code of a user's gets them, which notes what it asks for: one that it never asks
 * for is misspelt. Who goes through them all has asked for all of them.
 */
final class AskedParameters extends AbstractMap<String, String> {
  private final Map<String, String> given;
  private final Set<String> asked = new LinkedHashSet<>();

  AskedParameters(Map<String, String> given) {
    this.given = new LinkedHashMap<>(given);
  }

  /** Names, whether they were given or not, in the order of the questions. */
  Set<String> asked() {
    return asked;
  }

  private void ask(@Nullable Object name) {
    if (name instanceof String text) {
      asked.add(text);
    }
  }

  @Override
  public @Nullable String get(Object name) {
    ask(name);
    return given.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    ask(name);
    return given.containsKey(name);
  }

  @Override
  public @Nullable String put(String name, String value) {
    ask(name);
    return given.put(name, value);
  }

  @Override
  public @Nullable String remove(Object name) {
    ask(name);
    return given.remove(name);
  }

  @Override
  public int size() {
    return given.size();
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    Set<Entry<String, String>> all = given.entrySet();
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, String>> iterator() {
        asked.addAll(given.keySet());
        return all.iterator();
      }

      @Override
      public int size() {
        return all.size();
      }
    };
  }
}
