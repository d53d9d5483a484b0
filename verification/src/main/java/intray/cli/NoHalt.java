package intray.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes code that calls {@code Runtime.halt} call {@code Runtime.exit} instead, which does the same
 * but lets this program say that it was ended, and by whom: a check that a component halts would
 * else look like one that found nothing. Rewrites the constant pool of a class file (Java Virtual
 * Machine Specification, 4.4).
 */
final class NoHalt {
  private static final int UTF8 = 1;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private final ByteBuffer file;
  private final int[] at;
  private final int end;

  private NoHalt(byte[] file) {
    this.file = ByteBuffer.wrap(file);
    this.at = new int[this.file.getShort(8) & 0xffff];
    int offset = 10;
    for (int k = 1; k < at.length; k++) {
      at[k] = offset;
      int tag = file[offset];
      offset +=
          switch (tag) {
            case UTF8 -> 3 + (this.file.getShort(offset + 1) & 0xffff);
            case 3, 4, 9, METHOD, 11, NAME_AND_TYPE, 17, 18 -> 5;
            case 5, 6 -> 9;
            case 15 -> 4;
            default -> 3;
          };
      k += tag == 5 || tag == 6 ? 1 : 0; // these take two places
    }
    this.end = offset;
  }

  /** The class file, changed if it calls halt. */
  static byte[] in(byte[] file) {
    return new NoHalt(file).changed();
  }

  private byte[] changed() {
    int halt = 0;
    for (int k = 1; k < at.length; k++) {
      if (at[k] > 0 && file.get(at[k]) == METHOD && isHalt(at[k])) {
        halt = at[k];
      }
    }
    if (halt == 0 || at.length + 2 > 0xffff) {
      return file.array();
    }
    byte[] exit = "exit".getBytes(StandardCharsets.UTF_8);
    ByteBuffer changed = ByteBuffer.allocate(file.capacity() + 3 + exit.length + 5);
    changed.put(file.array(), 0, end);
    changed.put((byte) UTF8).putShort((short) exit.length).put(exit);
    changed.put((byte) NAME_AND_TYPE).putShort((short) at.length);
    changed.putShort(file.getShort(at[second(halt)] + 3)); // its descriptor is the same
    changed.put(file.array(), end, file.capacity() - end);
    changed.putShort(8, (short) (at.length + 2));
    changed.putShort(halt + 3, (short) (at.length + 1));
    return changed.array();
  }

  private boolean isHalt(int method) {
    return text(at[first(at[first(method)])]).equals("java/lang/Runtime")
        && text(at[first(at[second(method)])]).equals("halt");
  }

  private int first(int constant) {
    return file.getShort(constant + 1) & 0xffff;
  }

  private int second(int constant) {
    return file.getShort(constant + 3) & 0xffff;
  }

  private String text(int constant) {
    return new String(file.array(), constant + 3, first(constant), StandardCharsets.UTF_8);
  }
}
