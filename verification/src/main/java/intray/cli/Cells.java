package intray.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures and cuts text by the columns of a terminal that it fills. */
final class Cells {
  /** What a reader sees as one character, with all that is combined into it. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** Messages that are longer are cut, in characters. */
  private static final int LONGEST = 2000;

  private Cells() {}

  /** How many columns a printable text fills. */
  static int width(String text) {
    int width = 0;
    Matcher characters = CHARACTER.matcher(text);
    while (characters.find()) {
      width += widthOfCharacter(characters.group());
    }
    return width;
  }

  private static int widthOfCharacter(String character) {
    int width = 0;
    for (int i = 0; i < character.length(); i += Character.charCount(character.codePointAt(i))) {
      width = Math.max(width, width(character.codePointAt(i)));
    }
    // U+FE0F asks for the coloured, wide picture of what comes before it.
    return character.indexOf('\ufe0f') > 0 ? 2 : width;
  }

  private static int width(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  /** East Asian wide and full-width characters, and pictures. */
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115f
            || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
            || (c >= 0xa960 && c <= 0xa97f)
            || (c >= 0xac00 && c <= 0xd7a3)
            || (c >= 0xf900 && c <= 0xfaff)
            || (c >= 0xfe30 && c <= 0xfe6f)
            || (c >= 0xff00 && c <= 0xff60)
            || (c >= 0xffe0 && c <= 0xffe6)
            || (c >= 0x1f300 && c <= 0x1f64f)
            || (c >= 0x1f680 && c <= 0x1f6ff)
            || (c >= 0x1f900 && c <= 0x1faff)
            || (c >= 0x20000 && c <= 0x3fffd));
  }

  /**
   * The text with everything escaped that could move the cursor, hide or reorder what is printed,
   * or that the screen has no letters for.
   */
  static String printable(String text, boolean unicode) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == '\n') {
        printable.append("\\n");
      } else if (c == '\t') {
        printable.append("\\t");
      } else if (c < ' ' || (unicode ? isDangerous(c) : c > '~')) {
        for (char unit : Character.toChars(c)) {
          printable.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      } else {
        printable.appendCodePoint(c);
      }
    }
    return printable.toString();
  }

  /** So much of a text as a message may take up of a screen, when it comes from a file. */
  static String beginning(String text) {
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    return end == text.length() ? text : text.substring(0, end) + "…";
  }

  private static boolean isDangerous(int c) {
    return (c >= 0x7f && c < 0xa0)
        || c == 0x061c
        || (c >= 0x200b && c <= 0x200f && c != 0x200d)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0xfeff
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.UNASSIGNED;
  }

  /** Breaks a text into lines, between words where possible. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int wide = width(word);
      if (used > 0 && used + 1 + wide > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      } else if (line.length() > 0) {
        line.append(' ');
        used++;
      }
      if (wide > width) {
        used = breakWord(word, width, line, used, lines);
      } else {
        line.append(word);
        used += wide;
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * Spreads a word that is too long, after a punctuation mark if there is one where it would have
   * to break; returns how many columns of the last line it uses.
   */
  private static int breakWord(
      String word, int width, StringBuilder line, int from, List<String> lines) {
    int used = from;
    int mark = 0;
    Matcher characters = CHARACTER.matcher(word);
    while (characters.find()) {
      String character = characters.group();
      int wide = widthOfCharacter(character);
      if (used + wide > width && used > 0) {
        int end = mark > line.length() / 3 ? mark : line.length();
        lines.add(line.substring(0, end));
        line.delete(0, end);
        used = width(line.toString());
        mark = 0;
      }
      line.append(character);
      used += wide;
      if ("._/,:;)-=".contains(character)) {
        mark = line.length();
      }
    }
    return used;
  }

  /** The beginning of a text that is too long, with a mark that says so. */
  static String cut(String text, int width, String mark) {
    if (width(text) <= width) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int used = width(mark);
    Matcher characters = CHARACTER.matcher(text);
    while (characters.find()) {
      used += widthOfCharacter(characters.group());
      if (used > width) {
        break;
      }
      cut.append(characters.group());
    }
    return cut + mark;
  }

  /** The text, filled up with spaces on one side. */
  static String pad(String text, int width, boolean right) {
    String spaces = " ".repeat(Math.max(0, width - width(text)));
    return right ? spaces + text : text + spaces;
  }
}
