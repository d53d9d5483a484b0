package intray.explore;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * Turns real bytecode into bytecode whose every shared access is scheduled: fields that are not
 * final, array elements and monitors become calls, and the atomics, LockSupport and Thread are
 * replaced by ours. Before anything else through which threads could meet unseen, there is an
 * instruction that throws: what is not scheduled is refused when it is reached, never run as if it
 * touched nothing.
 */
final class Rewriter {
  private static final String OURS = "intray/explore/scheduled/";
  private static final String CELLS = OURS + "Cells";
  private static final String ATOMIC = "java/util/concurrent/atomic/";

  private static final Map<String, String> REPLACED =
      Map.of(
          ATOMIC + "AtomicInteger",
          OURS + "AtomicInteger",
          ATOMIC + "AtomicBoolean",
          OURS + "AtomicBoolean",
          ATOMIC + "AtomicReference",
          OURS + "AtomicReference",
          "java/util/concurrent/locks/LockSupport",
          OURS + "LockSupport",
          "java/lang/Thread",
          OURS + "Thread");

  /** Immutable, or of the thread that has it alone; it could not be given to another unnoticed. */
  private static final Set<String> HARMLESS =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Character",
          "java/lang/CharSequence",
          "java/lang/Enum",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Math",
          "java/lang/Object",
          "java/lang/Runnable",
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/lang/Throwable",
          "java/util/Objects");

  /** Methods of Object that are about monitors or memory addresses. */
  private static final Set<String> OF_OBJECT = Set.of("wait", "notify", "notifyAll", "hashCode");

  private static final String STORE = "(Ljava/lang/Object;ILjava/lang/Object;)V";

  private final Fields fields;

  /** Knows the fields of classes that are rewritten. */
  interface Fields {
    /**
     * The class that declares a field, or null if none that is rewritten does.
     *
     * @param owner where to start looking, by its internal name
     */
    @org.jspecify.annotations.Nullable
    String declaring(String owner, String name);

    boolean isFinal(String declaring, String name);
  }

  Rewriter(Fields fields) {
    this.fields = fields;
  }

  byte[] rewrite(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new Scheduling(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, REPLACED))), 0);
    return writer.toByteArray();
  }

  private final class Scheduling extends ClassVisitor {
    Scheduling(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new Method(next, (access & Opcodes.ACC_SYNCHRONIZED) != 0 ? name : "");
    }
  }

  private final class Method extends MethodVisitor {
    private final String synchronizedName;

    Method(MethodVisitor next, String synchronizedName) {
      super(Opcodes.ASM9, next);
      this.synchronizedName = synchronizedName;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (!synchronizedName.isEmpty()) {
        refuse("the synchronized method " + synchronizedName + "()");
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      String declaring = fields.declaring(owner, name);
      if (declaring == null) {
        if (opcode != Opcodes.GETSTATIC || !HARMLESS.contains(owner)) {
          refuse("the field " + owner + "." + name);
        }
        super.visitFieldInsn(opcode, owner, name, descriptor);
        return;
      }
      if (fields.isFinal(declaring, name)) {
        if (!isConstant(opcode, descriptor)) {
          refuse("what the final field " + simple(declaring) + "." + name + " holds");
        }
        super.visitFieldInsn(opcode, owner, name, descriptor);
        return;
      }
      Type type = Type.getType(descriptor);
      String cell = simple(declaring) + "." + name + ":" + kind(type);
      switch (opcode) {
        case Opcodes.GETFIELD -> {
          super.visitLdcInsn(cell);
          call("get", "(Ljava/lang/Object;Ljava/lang/String;)Ljava/lang/Object;");
          unbox(type);
        }
        case Opcodes.PUTFIELD -> {
          box(type);
          super.visitLdcInsn(cell);
          call("set", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/String;)V");
        }
        default -> {
          refuse("the static field " + cell + ", which is not final,");
          super.visitFieldInsn(opcode, owner, name, descriptor);
        }
      }
    }

    /** A final field needs no schedule, but what it refers to may be something that does. */
    private boolean isConstant(int opcode, String descriptor) {
      boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
      return descriptor.length() == 1
          || descriptor.equals("Ljava/lang/String;")
          || !(isStatic || descriptor.equals("Ljava/lang/StringBuilder;"));
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
        super.visitInsn(Opcodes.DUP2);
        call("load", "(Ljava/lang/Object;I)V");
        super.visitInsn(opcode);
      } else if (opcode == Opcodes.AASTORE) {
        call("store", STORE);
      } else if (opcode == Opcodes.IASTORE || opcode == Opcodes.LASTORE) {
        box(opcode == Opcodes.IASTORE ? Type.INT_TYPE : Type.LONG_TYPE);
        call("store", STORE);
      } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
        refuse("a store into an array of other primitives than int and long");
        super.visitInsn(opcode);
      } else if (opcode == Opcodes.MONITORENTER) {
        call("lock", "(Ljava/lang/Object;)V");
      } else if (opcode == Opcodes.MONITOREXIT) {
        call("unlock", "(Ljava/lang/Object;)V");
      } else {
        super.visitInsn(opcode);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (!isSeen(owner, name, descriptor)) {
        refuse(owner + "." + name + descriptor);
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    private boolean isSeen(String owner, String name, String descriptor) {
      if (owner.startsWith("[")) {
        return false; // clone() copies elements unseen
      }
      if (REPLACED.containsKey(owner) || fields.declaring(owner, "") != null) {
        return !OF_OBJECT.contains(name) || !descriptor.startsWith("()");
      }
      boolean makesThrowable =
          name.equals("<init>") && owner.matches("java/lang/\\w+(Exception|Error)");
      return makesThrowable
          || (HARMLESS.contains(owner)
              && !descriptor.contains("[")
              && !(owner.equals("java/lang/Object") && OF_OBJECT.contains(name)));
    }

    private void refuse(String what) {
      super.visitLdcInsn(what.replace('/', '.'));
      call("refuse", "(Ljava/lang/String;)V");
    }

    private void call(String method, String descriptor) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, CELLS, method, descriptor, false);
    }

    private void box(Type type) {
      if (type.getSort() < Type.ARRAY) {
        String box = boxed(type);
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            box,
            "valueOf",
            Type.getMethodDescriptor(Type.getObjectType(box), type),
            false);
      }
    }

    private void unbox(Type type) {
      if (type.getSort() < Type.ARRAY) {
        super.visitTypeInsn(Opcodes.CHECKCAST, boxed(type));
        super.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL,
            boxed(type),
            type.getClassName() + "Value",
            Type.getMethodDescriptor(type),
            false);
      } else if (!type.getInternalName().equals("java/lang/Object")) {
        super.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
      }
    }
  }

  private static String kind(Type type) {
    return type.getSort() < Type.ARRAY ? type.getDescriptor() : "L";
  }

  private static String boxed(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.LONG -> "java/lang/Long";
      case Type.FLOAT -> "java/lang/Float";
      case Type.DOUBLE -> "java/lang/Double";
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static String simple(String internalName) {
    return internalName.substring(
        Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
  }
}
