package intray.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML and XML: elements are closed in order, and text cannot be mistaken for markup. */
final class Markup {
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  Markup(String prologue) {
    text.append(prologue).append('\n');
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String element, String... attributes) {
    text.append('<').append(element);
    for (int k = 0; k < attributes.length; k += 2) {
      text.append(' ').append(attributes[k]).append("=\"");
      escape(attributes[k + 1]);
      text.append('"');
    }
    text.append('>');
    open.push(element);
    return this;
  }

  Markup text(String content) {
    escape(content);
    return this;
  }

  /** Closes the innermost element that is open. */
  Markup close() {
    text.append("</").append(open.pop()).append(">");
    return this;
  }

  Markup closeLine() {
    close();
    text.append('\n');
    return this;
  }

  Markup element(String element, String content, String... attributes) {
    return open(element, attributes).text(content).close();
  }

  Markup line(String element, String content, String... attributes) {
    return open(element, attributes).text(content).closeLine();
  }

  /** Everything, once all elements are closed. */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("never closed: " + open);
    }
    return text.toString();
  }

  /** What may neither be in XML nor do any good in HTML is written as in a Java string. */
  private void escape(String content) {
    for (String line : content.split("(?<=\n)", -1)) {
      boolean ends = line.endsWith("\n");
      String printable = Cells.printable(ends ? line.substring(0, line.length() - 1) : line, true);
      text.append(
          printable
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;"));
      if (ends) {
        text.append('\n');
      }
    }
  }
}
