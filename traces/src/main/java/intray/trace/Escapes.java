package intray.trace;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * What JSON leaves as it is and a terminal obeys is escaped, too, so that a trace can be looked at
 * with any tool.
 */
final class Escapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  private static final char DELETE = 0x7f;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
    codes[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return isDangerous(c) ? new SerializedString(String.format("\\u%04x", c)) : null;
  }

  /** Controls, and marks that hide text or change its direction. */
  static boolean isDangerous(int c) {
    return c < ' '
        || (c >= DELETE && c < 0xa0)
        || c == 0x061c
        || (c >= 0x200b && c <= 0x200f && c != 0x200d)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff;
  }

  /** Halves of a character are written as what they are, since UTF-8 has no bytes for them. */
  static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)) {
                repaired.append(String.format("\\u%04x", c));
              } else {
                repaired.appendCodePoint(c);
              }
            });
    return repaired.toString();
  }
}
