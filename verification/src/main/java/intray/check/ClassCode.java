package intray.check;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of one class refer to, read from its class file: Java Virtual Machine
 * Specification, chapters 4 and 6.
 */
final class ClassCode {
  private static final ClassValue<List<Method>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return read(type);
        }
      };

  /** How many bytes each instruction has; 0 for those whose length varies. */
  private static final byte[] LENGTHS = lengths();

  private final List<Method> methods = new ArrayList<>();
  private final DataInputStream in;
  private int[] tags = {};
  private int[] first = {};
  private int[] second = {};
  private @Nullable String[] texts = {};
  private final List<int[]> bootstraps = new ArrayList<>();

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

  private ClassCode(DataInputStream in) {
    this.in = in;
  }

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
      ClassCode code = new ClassCode(new DataInputStream(new BufferedInputStream(in)));
      return code.parse();
    } catch (IOException | RuntimeException e) {
      return List.of(); // a class that cannot be read cannot be followed
    }
  }

  private List<Method> parse() throws IOException {
    in.skipNBytes(8); // magic number and version
    pool();
    in.skipNBytes(6); // access, this and super
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    members(false);
    List<byte[]> codes = members(true);
    attributes();
    List<Method> parsed = new ArrayList<>();
    for (int k = 0; k < codes.size(); k++) {
      Method method = methods.get(k);
      parsed.add(new Method(method.name(), method.descriptor(), references(codes.get(k))));
    }
    return parsed;
  }

  private void pool() throws IOException {
    int size = in.readUnsignedShort();
    tags = new int[size];
    first = new int[size];
    second = new int[size];
    texts = new @Nullable String[size];
    for (int k = 1; k < size; k++) {
      tags[k] = in.readUnsignedByte();
      switch (tags[k]) {
        case 1 -> texts[k] = in.readUTF();
        case 3, 4 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          k++; // these take two places
        }
        case 7, 8, 16, 19, 20 -> first[k] = in.readUnsignedShort();
        case 15 -> {
          in.skipNBytes(1);
          first[k] = in.readUnsignedShort();
        }
        default -> {
          first[k] = in.readUnsignedShort();
          second[k] = in.readUnsignedShort();
        }
      }
    }
  }

  private String text(int constant) {
    return String.valueOf(texts[constant]);
  }

  private List<byte[]> members(boolean ofMethods) throws IOException {
    List<byte[]> codes = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      in.skipNBytes(2); // access
      String name = text(in.readUnsignedShort());
      String descriptor = text(in.readUnsignedShort());
      byte[] code = attributes();
      if (ofMethods) {
        methods.add(new Method(name, descriptor, List.of()));
        codes.add(code);
      }
    }
    return codes;
  }

  /** Reads attributes; the instructions, if there are any. */
  private byte[] attributes() throws IOException {
    byte[] code = {};
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String name = text(in.readUnsignedShort());
      byte[] content = in.readNBytes(in.readInt());
      ByteBuffer bytes = ByteBuffer.wrap(content);
      if (name.equals("Code")) {
        code = new byte[bytes.getInt(4)];
        bytes.get(8, code);
      } else if (name.equals("BootstrapMethods")) {
        for (int more = bytes.getShort(); more > 0; more--) {
          bytes.getShort();
          int[] arguments = new int[bytes.getShort() & 0xffff];
          for (int k = 0; k < arguments.length; k++) {
            arguments[k] = bytes.getShort() & 0xffff;
          }
          bootstraps.add(arguments);
        }
      }
    }
    return code;
  }

  private List<Reference> references(byte[] code) {
    List<Reference> references = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(code);
    for (int at = 0; at < code.length; at += length(bytes, at)) {
      int instruction = code[at] & 0xff;
      if (instruction >= 178 && instruction <= 185) {
        references.add(member(bytes.getShort(at + 1) & 0xffff, null));
      } else if (instruction == 186) { // invokedynamic
        int constant = bytes.getShort(at + 1) & 0xffff;
        String made = text(second[second[constant]]);
        for (int argument : bootstraps.get(first[constant])) {
          if (tags[argument] == 15) {
            String type = made.substring(made.lastIndexOf(')') + 1).replaceAll("^L|;$", "");
            references.add(member(first[argument], type));
          }
        }
      }
    }
    return references;
  }

  private Reference member(int constant, @Nullable String lambda) {
    int nameAndType = second[constant];
    return new Reference(
        tags[constant] == 9,
        text(first[first[constant]]),
        text(first[nameAndType]),
        text(second[nameAndType]),
        lambda);
  }

  private static int length(ByteBuffer code, int at) {
    int instruction = code.get(at) & 0xff;
    int aligned = (at | 3) + 1;
    return switch (instruction) {
      case 170 -> aligned + 12 + 4 * (code.getInt(aligned + 8) - code.getInt(aligned + 4) + 1) - at;
      case 171 -> aligned + 8 + 8 * code.getInt(aligned + 4) - at;
      case 196 -> (code.get(at + 1) & 0xff) == 132 ? 6 : 4;
      default -> LENGTHS[instruction];
    };
  }

  private static byte[] lengths() {
    byte[] lengths = new byte[256];
    java.util.Arrays.fill(lengths, (byte) 1);
    int[][] longer = {
      {16, 16, 2},
      {17, 17, 3},
      {18, 18, 2},
      {19, 20, 3},
      {21, 25, 2},
      {54, 58, 2},
      {132, 132, 3},
      {153, 168, 3},
      {169, 169, 2},
      {178, 184, 3},
      {185, 186, 5},
      {187, 187, 3},
      {188, 188, 2},
      {189, 189, 3},
      {192, 193, 3},
      {197, 197, 4},
      {198, 199, 3},
      {200, 201, 5}
    };
    for (int[] range : longer) {
      java.util.Arrays.fill(lengths, range[0], range[1] + 1, (byte) range[2]);
    }
    return lengths;
  }
}
