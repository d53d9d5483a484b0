package intray.cli;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Makes code that calls {@code Runtime.halt} call {@code Runtime.exit} instead, which does the same
 * but lets this program say that it was ended, and by whom: a check that a component halts would
 * else look like one that found nothing.
 */
final class NoHalt extends Remapper {
  private boolean halts;

  private NoHalt() {
    super(Opcodes.ASM9);
  }

  /** The class file, changed if it calls halt. */
  static byte[] in(byte[] file) {
    NoHalt names = new NoHalt();
    ClassReader reader = new ClassReader(file);
    ClassWriter changed = new ClassWriter(reader, 0);
    reader.accept(new ClassRemapper(changed, names), 0);
    return names.halts ? changed.toByteArray() : file;
  }

  @Override
  public String mapMethodName(String owner, String name, String descriptor) {
    if (owner.equals("java/lang/Runtime") && name.equals("halt")) {
      halts = true;
      return "exit";
    }
    return name;
  }
}
