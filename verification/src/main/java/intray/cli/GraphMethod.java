package intray.cli;

import intray.Graph;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A method of a user's that returns a graph, named {@code CLASS#METHOD}: a test, for instance. Its
 * parameters are the graph's; without {@code javac -parameters} they are called {@code arg0} and so
 * on.
 *
 * @param name as it was asked for
 * @param type the class, which may have inherited the method
 * @param methods all of that name that return a graph: at least one
 */
record GraphMethod(String name, Class<?> type, List<Method> methods) implements GraphSource {

  /**
   * Looks for it.
   *
   * @throws UsageException if there is none
   */
  static GraphMethod of(String name, Class<?> type) {
    String wanted = name.substring(name.indexOf('#') + 1);
    List<Method> found = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>();
    for (Method method : all(type)) {
      boolean isGraph =
          Graph.class.isAssignableFrom(method.getReturnType()) && !method.isSynthetic();
      if (isGraph && method.getName().equals(wanted)) {
        found.add(method);
      } else if (isGraph) {
        others.add(method.getName());
      }
    }
    if (found.isEmpty()) {
      throw new UsageException(
          "class "
              + type.getName()
              + " has no method '"
              + wanted
              + "' that returns a graph"
              + (others.isEmpty() ? "." : "; it has " + String.join(", ", others) + "."));
    }
    return new GraphMethod(name, type, List.copyOf(found));
  }

  /** Its own, and those that it inherits and does not replace. */
  private static List<Method> all(Class<?> type) {
    Map<String, Method> bySignature = new LinkedHashMap<>();
    try {
      for (@Nullable Class<?> next = type; next != null; next = next.getSuperclass()) {
        for (Method method : next.getDeclaredMethods()) {
          bySignature.putIfAbsent(signature(method), method);
        }
      }
      for (Method method : type.getMethods()) { // of interfaces, too
        bySignature.putIfAbsent(signature(method), method);
      }
    } catch (LinkageError e) {
      throw new UsageException(
          "the methods of class "
              + type.getName()
              + " cannot be looked at: "
              + e
              + ". Is everything that it needs on --classpath?",
          e);
    }
    return new ArrayList<>(bySignature.values());
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }

  @Override
  public boolean takes(String parameter) {
    return methods.stream().anyMatch(method -> names(method).contains(parameter));
  }

  @Override
  public String parameters() {
    return "it " + wanted();
  }

  private static List<String> names(Method method) {
    return Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
  }

  @Override
  public Subject build(Map<String, String> parameters) {
    Method method = method(parameters);
    Map<String, String> inOrder = new LinkedHashMap<>();
    List<Object> arguments = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      String text = String.valueOf(parameters.get(parameter.getName()));
      inOrder.put(parameter.getName(), text);
      arguments.add(argument(parameter, text));
    }
    @Nullable Object supplied =
        UserClasses.supply(
            name,
            () -> {
              method.setAccessible(true);
              boolean isStatic = Modifier.isStatic(method.getModifiers());
              return method.invoke(isStatic ? null : instance(), arguments.toArray());
            });
    if (supplied instanceof Graph graph) {
      return new Subject(name, "", inOrder, graph);
    }
    throw new UsageException(name + " returned null instead of a graph.");
  }

  /** That with exactly these parameters. */
  private Method method(Map<String, String> parameters) {
    for (Method method : methods) {
      List<String> names = names(method);
      if (names.size() == parameters.size() && parameters.keySet().containsAll(names)) {
        return method;
      }
    }
    throw new UsageException(
        name
            + " "
            + wanted()
            + (parameters.isEmpty() ? "." : ", and was given " + parameters + "."));
  }

  private String wanted() {
    return methods.stream()
        .map(GraphMethod::names)
        .map(
            names ->
                names.isEmpty()
                    ? "takes no parameters"
                    : names.stream()
                        .map(one -> "-p " + one + "=…")
                        .collect(Collectors.joining(" ", "wants ", "")))
        .collect(Collectors.joining(", or "));
  }

  private Object argument(Parameter parameter, String text) {
    String asked = "-p " + parameter.getName() + "=" + text + ": ";
    if (!TextValue.makes(parameter.getType())) {
      throw new UsageException(
          asked
              + "the parameter is a "
              + parameter.getType().getSimpleName()
              + ", which cannot be made from text");
    }
    try {
      return TextValue.of(text, parameter.getType());
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          asked + "'" + text + "' is no " + parameter.getType().getSimpleName(), e);
    }
  }

  private Object instance() throws ReflectiveOperationException {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (NoSuchMethodException | InstantiationException e) {
      throw new UsageException(
          "class "
              + type.getName()
              + " cannot be made: it is abstract, or has no constructor without parameters. Make"
              + " the method static.",
          e);
    }
  }
}
