package intray.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSigner;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The classes on a class path of a user's, for one graph: what is there comes from there, even if
 * this program has a class of the same name, and its static fields are this graph's own. Only
 * Intray itself is shared, for a component must be what the checker takes for one.
 */
final class IsolatedLoader extends URLClassLoader {
  private static final String SHARED = "intray.";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader program;

  IsolatedLoader(URL[] urls, ClassLoader program) {
    super("classpath", urls, program);
    this.program = program;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      @Nullable Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = isShared(name) ? null : own(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  /** A package of Intray's name may be the user's: then this program has no such class. */
  private boolean isShared(String name) {
    return name.startsWith("java.")
        || (name.startsWith(SHARED)
            && program.getResource(name.replace('.', '/') + ".class") != null);
  }

  private @Nullable Class<?> own(String name) {
    try {
      @Nullable Class<?> unhalting = unhalting(name);
      return unhalting == null ? findClass(name) : unhalting;
    } catch (ClassNotFoundException e) {
      return null; // then it is the program's, or nobody's
    }
  }

  /** A class that calls halt, with exit instead; null if it does not. */
  private @Nullable Class<?> unhalting(String name) {
    URL url = findResource(name.replace('.', '/') + ".class");
    if (url == null) {
      return null;
    }
    for (URL root : getURLs()) {
      if (url.toString().startsWith(root.toString())
          || url.toString().startsWith("jar:" + root + "!/")) {
        try (InputStream in = url.openStream()) {
          byte[] file = in.readAllBytes();
          byte[] changed = NoHalt.in(file);
          CodeSource source = new CodeSource(root, (CodeSigner[]) null);
          return changed == file ? null : defineClass(name, changed, 0, changed.length, source);
        } catch (IOException | RuntimeException e) {
          return null; // whoever loads it will be told
        }
      }
    }
    return null;
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }
}
