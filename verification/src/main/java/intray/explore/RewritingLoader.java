package intray.explore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads the classes of some packages {@linkplain Rewriter rewritten}, from directories given first
 * or else from where they are; all other classes are those that everybody has.
 */
final class RewritingLoader extends ClassLoader implements Rewriter.Fields {
  private final List<String> packages;
  private final List<Path> first;
  private final Map<String, Shape> shapes = new HashMap<>();

  /** The fields of a class, and which of them are final. */
  private record Shape(@Nullable String parent, Set<String> fields, Set<String> finals) {}

  /**
   * A loader.
   *
   * @param packages prefixes of the names of the classes to be rewritten
   * @param first directories with classes that take the place of the usual ones
   */
  RewritingLoader(List<String> packages, List<Path> first) {
    super(RewritingLoader.class.getClassLoader());
    this.packages = List.copyOf(packages);
    this.first = List.copyOf(first);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!isRewritten(name)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] code = new Rewriter(this).rewrite(original(name));
        loaded = defineClass(name, code, 0, code.length);
      }
      return loaded;
    }
  }

  private boolean isRewritten(String name) {
    for (String prefix : packages) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private byte[] original(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try {
      for (Path directory : first) {
        Path there = directory.resolve(file);
        if (Files.exists(there)) {
          return Files.readAllBytes(there);
        }
      }
      try (InputStream in = getParent().getResourceAsStream(file)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public @Nullable String declaring(String owner, String name) {
    String at = owner;
    while (at != null && isRewritten(at.replace('/', '.'))) {
      Shape shape = shape(at);
      if (name.isEmpty() || shape.fields().contains(name)) {
        return at;
      }
      at = shape.parent();
    }
    return null;
  }

  @Override
  public boolean isFinal(String declaring, String name) {
    return shape(declaring).finals().contains(name);
  }

  private Shape shape(String internalName) {
    Shape known = shapes.get(internalName);
    if (known != null) {
      return known;
    }
    Set<String> fields = new HashSet<>();
    Set<String> finals = new HashSet<>();
    ClassReader reader;
    try {
      reader = new ClassReader(original(internalName.replace('/', '.')));
    } catch (ClassNotFoundException e) {
      throw new ExploreException("no class file of " + internalName, e);
    }
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              @Nullable Object value) {
            fields.add(name);
            if ((access & Opcodes.ACC_FINAL) != 0) {
              finals.add(name);
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    Shape shape = new Shape(reader.getSuperName(), fields, finals);
    shapes.put(internalName, shape);
    return shape;
  }
}
