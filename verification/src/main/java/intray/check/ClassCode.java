package intray.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the methods of one class refer to, read from its class file. */
final class ClassCode {
  private static final ClassValue<List<Method>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return read(type);
        }
      };

  private ClassCode() {}

  /** A method with what its code refers to. */
  record Method(String name, String descriptor, List<Reference> references) {}

  /**
   * A field or method that code refers to.
   *
   * @param owner the class that is named, with slashes
   * @param lambda the interface that an object made of the method implements, with slashes; or null
   */
  record Reference(
      boolean isField, String owner, String name, String descriptor, @Nullable String lambda) {}

  /** The methods that a class declares; none if its file cannot be read. */
  static List<Method> methods(Class<?> type) {
    return KNOWN.get(type);
  }

  private static List<Method> read(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(file)
            : loader.getResourceAsStream(file)) {
      if (in == null) {
        return List.of();
      }
      Methods methods = new Methods();
      new ClassReader(in).accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      return List.copyOf(methods.found);
    } catch (IOException | RuntimeException e) {
      return List.of(); // a class that cannot be read cannot be followed
    }
  }

  /** Collects the methods of a class. */
  private static final class Methods extends ClassVisitor {
    private final List<Method> found = new ArrayList<>();

    Methods() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      List<Reference> references = new ArrayList<>();
      found.add(new Method(name, descriptor, references));
      return new References(references);
    }
  }

  /** Collects what the instructions of a method refer to, in their order. */
  private static final class References extends MethodVisitor {
    private final List<Reference> found;

    References(List<Reference> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      found.add(new Reference(true, owner, name, descriptor, null));
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      found.add(new Reference(false, owner, name, descriptor, null));
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Type made = Type.getReturnType(descriptor);
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          found.add(
              new Reference(
                  handle.getTag() <= Opcodes.H_PUTSTATIC,
                  handle.getOwner(),
                  handle.getName(),
                  handle.getDesc(),
                  made.getSort() == Type.OBJECT ? made.getInternalName() : made.getDescriptor()));
        }
      }
    }
  }
}
