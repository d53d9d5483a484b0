package intray.catalogue;

import intray.Graph;
import intray.check.FindingKind;
import intray.check.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One graph of the catalogue: what it shows, how to build it, what a check finds in it. */
public final class Entry {
  private final String name;
  private final String sentence;
  private final String story;
  private final String twin;
  private final List<Parameter> parameters;
  private final Map<Level, Set<FindingKind>> expected;
  private final boolean goesRound;
  private final Function<Arguments, Graph> factory;

  private Entry(Builder builder, Function<Arguments, Graph> factory) {
    this.name = builder.name;
    this.sentence = builder.sentence;
    this.story = builder.story;
    this.twin = builder.twin;
    this.parameters = List.copyOf(builder.parameters);
    this.expected = new EnumMap<>(builder.expected);
    this.goesRound = builder.goesRound;
    this.factory = factory;
  }

  /** Starts the description of an entry. */
  static Builder named(String name, String sentence) {
    return new Builder(name, sentence);
  }

  /**
   * What it is called.
   *
   * @return lower case, words joined by hyphens
   */
  public String name() {
    return name;
  }

  /**
   * What the graph shows.
   *
   * @return one sentence
   */
  public String sentence() {
    return sentence;
  }

  /**
   * What else there is to say.
   *
   * @return a paragraph, or nothing
   */
  public String story() {
    return story;
  }

  /**
   * The same graph without the bug, or with it.
   *
   * @return the name of another entry, if there is such a one
   */
  public Optional<String> twin() {
    return twin.isEmpty() ? Optional.empty() : Optional.of(twin);
  }

  /**
   * What can be chosen.
   *
   * @return possibly nothing
   */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * What a check with the default parameters finds at a level, all of it. Other parameters may show
   * less or more.
   *
   * @param level any level
   * @return the kinds of findings, none for a graph without a bug
   */
  public Set<FindingKind> expected(Level level) {
    Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
    kinds.addAll(expected.getOrDefault(level, Set.of()));
    return kinds;
  }

  /**
   * Whether a check with the default parameters finds anything at any level.
   *
   * @return true for a graph with a bug
   */
  public boolean isFaulty() {
    return !expected.isEmpty();
  }

  /**
   * Whether executions can go on for ever: limit a run of it, and do not walk its histories.
   *
   * @return false if every execution ends, as in most entries
   */
  public boolean canGoOnForEver() {
    return goesRound;
  }

  /**
   * Completes and checks what a user gave.
   *
   * @param given values by parameter name
   * @return a value for each parameter
   * @throws BadArgument naming the parameter and its allowed values
   */
  public Arguments arguments(Map<String, String> given) {
    return new Arguments(name, parameters, given);
  }

  /**
   * Builds the graph.
   *
   * @param arguments from {@link #arguments}
   * @return the graph
   * @throws BadArgument if a file that is named there is missing or cannot be read
   */
  public Graph build(Arguments arguments) {
    return factory.apply(arguments);
  }

  /**
   * Builds the graph with the default parameters.
   *
   * @return the graph
   */
  public Graph build() {
    return build(arguments(Map.of()));
  }

  @Override
  public String toString() {
    return name + ": " + sentence;
  }

  /** Describes an entry; {@link #builds} ends the description. */
  static final class Builder {
    private final String name;
    private final String sentence;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<Level, Set<FindingKind>> expected = new EnumMap<>(Level.class);
    private String story = "";
    private String twin = "";
    private boolean goesRound;

    private Builder(String name, String sentence) {
      this.name = name;
      this.sentence = sentence;
    }

    Builder story(String text) {
      this.story = text;
      return this;
    }

    Builder twin(String other) {
      this.twin = other;
      return this;
    }

    /** Executions can go on for ever. */
    Builder goesRound() {
      this.goesRound = true;
      return this;
    }

    Builder takes(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    /** These are found at this level and at every finer one. */
    Builder finds(Level coarsest, FindingKind... kinds) {
      for (Level level : Level.values()) {
        if (level.compareTo(coarsest) >= 0) {
          expected
              .computeIfAbsent(level, any -> EnumSet.noneOf(FindingKind.class))
              .addAll(List.of(kinds));
        }
      }
      return this;
    }

    Entry builds(Function<Arguments, Graph> factory) {
      return new Entry(this, factory);
    }
  }
}
