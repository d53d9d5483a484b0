package intray.jcstress;

import intray.kernel.Mailbox;

/** Answers as the harnesses write them; made after the race, so as not to slow it down. */
final class Text {
  private Text() {}

  static String polled(Integer message) {
    return message == null ? "-" : "<" + message + ">";
  }

  static String accepted(boolean accepted) {
    return accepted ? "y" : "n";
  }

  static String empty(boolean empty) {
    return empty ? "e" : "m";
  }

  static String drained(boolean drained) {
    return drained ? "d" : "u";
  }

  /** What is left in a box, and whether that was all. */
  static String left(Mailbox<Integer> box) {
    StringBuilder left = new StringBuilder("(");
    for (Integer next = box.poll(); next != null; next = box.poll()) {
      left.append(polled(next));
    }
    return left.append(box.isDrained() ? ") drained" : ")").toString();
  }
}
