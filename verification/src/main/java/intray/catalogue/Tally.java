package intray.catalogue;

/**
 * How much there is in a piece of text. Pieces are counted apart and put together: a word that goes
 * on across the border of two pieces counts once.
 *
 * @param lines newline bytes
 * @param words longest runs of bytes that are not white space
 * @param bytes all of them
 * @param startsInWord whether the first byte belongs to a word
 * @param endsInWord whether the last byte belongs to a word
 */
record Tally(long lines, long words, long bytes, boolean startsInWord, boolean endsInWord) {
  static final Tally NOTHING = new Tally(0, 0, 0, false, false);

  static Tally of(byte[] text) {
    long lines = 0;
    long words = 0;
    boolean inWord = false;
    for (byte b : text) {
      if (b == '\n') {
        lines++;
      }
      boolean space = isSpace(b);
      if (!space && !inWord) {
        words++;
      }
      inWord = !space;
    }
    boolean startsInWord = text.length > 0 && !isSpace(text[0]);
    return new Tally(lines, words, text.length, startsInWord, inWord);
  }

  /** This piece and the next one of the same text. */
  Tally followedBy(Tally next) {
    if (bytes == 0 || next.bytes == 0) {
      return bytes == 0 ? next : this;
    }
    boolean sameWord = endsInWord && next.startsInWord;
    return new Tally(
        lines + next.lines,
        words + next.words - (sameWord ? 1 : 0),
        bytes + next.bytes,
        startsInWord,
        next.endsInWord);
  }

  /** The sum over two texts that have nothing to do with each other. */
  Tally plus(Tally other) {
    return new Tally(lines + other.lines, words + other.words, bytes + other.bytes, false, false);
  }

  WordCount.Count named(String file) {
    return new WordCount.Count(file, lines, words, bytes);
  }

  /** White space of ASCII: blank, tab, newline, vertical tab, form feed, carriage return. */
  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
