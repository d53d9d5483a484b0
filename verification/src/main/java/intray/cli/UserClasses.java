package intray.cli;

import intray.Graph;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds classes of a user that supply graphs. */
final class UserClasses {
  private static final String WAYS =
      "A graph is supplied by a method 'public static Graph graph()', or by a class with a public"
          + " constructor without parameters that implements Supplier<Graph>, or Function<Map<String,"
          + " String>, Graph> if it takes parameters. Another method that returns a graph is named as"
          + " CLASS#METHOD.";

  private static final ClassLoader OWN = Objects.requireNonNull(UserClasses.class.getClassLoader());

  private final URL[] urls;
  private final @Nullable String path;

  private UserClasses(List<URL> urls, @Nullable String path) {
    this.urls = urls.toArray(new URL[0]);
    this.path = path;
  }

  /** The classes on a class path, or those of this program if there is none. */
  static UserClasses at(@Nullable String path) {
    List<URL> urls = new ArrayList<>();
    if (path != null) {
      for (String part : path.split(File.pathSeparator, -1)) {
        urls.add(url(part));
      }
    }
    return new UserClasses(urls, path);
  }

  /** Each graph has its own. Never closed: graphs load classes from it as long as they run. */
  private ClassLoader loader() {
    return path == null ? OWN : new IsolatedLoader(urls, OWN);
  }

  private static URL url(String part) {
    try {
      Path entry = Path.of(part);
      if (!Files.isReadable(entry)) {
        throw new UsageException(
            "--classpath: '"
                + part
                + "' "
                + (Files.exists(entry) ? "cannot be read" : "does not exist")
                + " (seen from "
                + Path.of("").toAbsolutePath()
                + "). Name a jar or the folder above the first package.");
      }
      if (Files.isRegularFile(entry)) {
        requireJar(part, entry);
      }
      return entry.toUri().toURL();
    } catch (InvalidPathException | MalformedURLException e) {
      throw new UsageException("--classpath: '" + part + "' is not a path: " + e.getMessage(), e);
    }
  }

  /** A class loader passes over what it cannot open. */
  private static void requireJar(String part, Path entry) {
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      jar.size();
    } catch (IOException e) {
      throw new UsageException(
          "--classpath: '"
              + part
              + "' is no jar, or a damaged one: "
              + e.getMessage()
              + ". Name a jar or the folder above the first package.",
          e);
    }
  }

  /** For messages: where classes are looked for. */
  String where() {
    return path == null ? "(no --classpath is given)" : "on --classpath " + path;
  }

  boolean has(String name) {
    return loader().getResource(className(name).replace('.', '/') + ".class") != null;
  }

  /** A class, or one method of it: CLASS#METHOD. */
  GraphSource source(String name) {
    Class<?> type = Patience.await("class " + className(name), () -> load(className(name)));
    return name.indexOf('#') < 0 ? new OfClass(name, type) : GraphMethod.of(name, type);
  }

  static String className(String name) {
    int method = name.indexOf('#');
    return method < 0 ? name : name.substring(0, method);
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, true, loader());
    } catch (ClassNotFoundException | LinkageError e) {
      Throwable cause =
          e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
      throw new UsageException(
          "class "
              + name
              + " cannot be loaded: "
              + cause
              + Failures.at(cause)
              + ". Is everything that it needs on --classpath, and is it compiled for this Java ("
              + Runtime.version().feature()
              + ")?",
          e);
    }
  }

  /**
   * Calls code of a user's that is to supply a graph.
   *
   * @param who supplies it, for the message
   * @return what it returns
   * @throws UsageException if it throws
   */
  static @Nullable Object supply(String who, Callable<@Nullable Object> code) {
    Throwable thrown;
    try {
      return code.call();
    } catch (UsageException e) {
      throw e;
    } catch (InvocationTargetException e) {
      thrown = e.getCause() == null ? e : e.getCause();
    } catch (Exception | LinkageError e) {
      thrown = e;
    }
    throw new UsageException(
        who + " supplied no graph: it threw " + thrown + Failures.at(thrown), thrown);
  }

  /** A class that supplies a graph in one of the three ways. */
  private static final class OfClass implements GraphSource {
    private final String name;
    private final Class<?> type;

    /** What the class has asked for; null as long as there is no graph. */
    private @Nullable Set<String> asked;

    OfClass(String name, Class<?> type) {
      this.name = name;
      this.type = type;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean takes(String parameter) {
      return asked == null ? isFunction() : asked.contains(parameter);
    }

    @Override
    public String parameters() {
      return asked == null || asked.isEmpty()
          ? "it asked for none at all"
          : "it asked for " + String.join(", ", asked);
    }

    private boolean isFunction() {
      return Function.class.isAssignableFrom(type);
    }

    @Override
    public Subject build(Map<String, String> parameters) {
      if (!parameters.isEmpty() && !isFunction()) {
        throw new UsageException(
            "class "
                + name
                + " takes no parameters, so it cannot be given "
                + parameters
                + ". One that takes some implements Function<Map<String, String>, Graph>.");
      }
      AskedParameters given = new AskedParameters(parameters);
      @Nullable Object supplied = supply("class " + name, () -> supplied(given));
      asked = given.asked();
      if (!(supplied instanceof Graph graph)) {
        throw new UsageException(
            "class "
                + name
                + " supplied "
                + (supplied == null ? "null" : "a " + supplied.getClass().getName())
                + " instead of a graph. "
                + WAYS);
      }
      Map<String, String> taken = new LinkedHashMap<>(parameters);
      taken.keySet().retainAll(given.asked());
      return new Subject(name, "", taken, graph);
    }

    private @Nullable Object supplied(Map<String, String> parameters)
        throws ReflectiveOperationException {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("graph")
            && method.getParameterCount() == 0
            && Modifier.isStatic(method.getModifiers())
            && Modifier.isPublic(method.getModifiers())) {
          method.setAccessible(true);
          return method.invoke(null);
        }
      }
      if (Supplier.class.isAssignableFrom(type)) {
        return ((Supplier<?>) instance()).get();
      }
      if (Function.class.isAssignableFrom(type)) {
        @SuppressWarnings("unchecked")
        Function<Map<String, String>, ?> function = (Function<Map<String, String>, ?>) instance();
        return function.apply(parameters);
      }
      throw new UsageException("class " + name + " supplies no graph. " + WAYS);
    }

    private Object instance() throws ReflectiveOperationException {
      try {
        Constructor<?> constructor = type.getConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
      } catch (NoSuchMethodException | InstantiationException e) {
        throw new UsageException("class " + name + " cannot be made. " + WAYS, e);
      }
    }
  }
}
