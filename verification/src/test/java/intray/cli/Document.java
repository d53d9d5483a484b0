package intray.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of Markdown, cut into its fenced blocks and what is between them. */
final class Document {
  private static final Pattern FENCE =
      Pattern.compile(
          "(?ms)^(?:<!-- (?<note>[^\\n]*) -->\\n)?```(?<language>\\w+)\\n(?<content>.*?)^```$");

  private final Path file;
  private String text;

  /**
   * One fenced block.
   *
   * @param note what a comment right before it says, or null
   * @param language the word after the fence
   * @param content the lines inside, as they are
   */
  record Block(@Nullable String note, String language, String content) {

    /** What the block tells to type and to see, one after another. */
    List<Dialogue> dialogues() {
      List<Dialogue> dialogues = new ArrayList<>();
      StringBuilder command = new StringBuilder();
      StringBuilder output = new StringBuilder();
      boolean typing = false;
      for (String line : content.split("(?<=\n)", -1)) {
        if (line.startsWith("$ ")) {
          if (command.length() > 0) {
            dialogues.add(new Dialogue(command.toString(), output.toString()));
          }
          command.setLength(0);
          output.setLength(0);
          command.append(line.substring(2));
          typing = goesOn(line);
        } else if (typing) {
          command.append(line);
          typing = goesOn(line);
        } else {
          output.append(line);
        }
      }
      if (command.length() > 0) {
        dialogues.add(new Dialogue(command.toString(), output.toString()));
      }
      return dialogues;
    }

    private static boolean goesOn(String line) {
      return line.stripTrailing().endsWith("&&") || line.stripTrailing().endsWith("\\");
    }
  }

  /** A command, and what it prints; a line with nothing but … stands for any lines. */
  record Dialogue(String command, String output) {
    boolean isAnsweredBy(String actual) {
      StringBuilder pattern = new StringBuilder();
      for (String line : Cli.stable(output).split("(?<=\n)", -1)) {
        pattern.append(line.equals("…\n") ? "(?s:.*?)" : Pattern.quote(line));
      }
      return Cli.stable(actual).matches(pattern.toString());
    }

    boolean isCut() {
      return output.contains("…\n") && output.lines().anyMatch("…"::equals);
    }
  }

  Document(Path file) throws IOException {
    this.file = file;
    this.text = Files.readString(file);
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher fences = FENCE.matcher(text);
    while (fences.find()) {
      blocks.add(
          new Block(fences.group("note"), fences.group("language"), fences.group("content")));
    }
    return blocks;
  }

  void replace(String part, String other) {
    text = text.replace(part, other);
  }

  void save() throws IOException {
    Files.writeString(file, text);
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
