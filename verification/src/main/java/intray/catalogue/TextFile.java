package intray.catalogue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Something to read: a file, or a text that comes with the catalogue. */
final class TextFile {
  private static final List<String> INCLUDED = List.of("haiku.txt", "motto.txt");

  private final String name;
  private final Opener opener;

  /** How to get at the bytes. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  private TextFile(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
  }

  /** The files that the parameters dir and file name, in an order that is always the same. */
  static List<TextFile> all(Arguments given) {
    List<TextFile> files = new ArrayList<>();
    given.path("dir").ifPresent(dir -> files.addAll(below(dir)));
    given.path("file").ifPresent(file -> files.add(single(file)));
    if (given.text("dir").isEmpty() && given.text("file").isEmpty()) {
      INCLUDED.forEach(name -> files.add(included(name)));
    }
    return files;
  }

  /** What it is called in the counts. */
  String name() {
    return name;
  }

  /** Starts to read from the first byte. */
  Opened open() throws IOException {
    return new Opened(name, opener.open());
  }

  /** A file that is being read; what goes wrong names the file. */
  static final class Opened implements AutoCloseable {
    private final String name;
    private final InputStream bytes;

    private Opened(String name, InputStream bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    /** The next bytes: as many as asked for, or fewer at the end of the file only. */
    byte[] read(int count) throws IOException {
      try {
        return bytes.readNBytes(count);
      } catch (IOException e) {
        throw new IOException("cannot go on reading " + name + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  private static TextFile included(String name) {
    return new TextFile(
        name,
        () -> {
          InputStream bytes = TextFile.class.getResourceAsStream("word-count/" + name);
          if (bytes == null) {
            throw new FileNotFoundException("the text " + name + " is missing from the catalogue");
          }
          return bytes;
        });
  }

  private static TextFile single(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadArgument(
          "parameter file=" + file + ": this is a directory; say dir=" + file + " to count it all");
    }
    if (!Files.isRegularFile(file)) {
      throw new BadArgument(
          "parameter file=" + file + ": this is no regular file, so it cannot be read twice");
    }
    return of(file);
  }

  /** As {@code find dir -type f} does: links in the directory are neither followed nor counted. */
  private static List<TextFile> below(Path dir) {
    if (!Files.isDirectory(dir)) {
      throw new BadArgument(
          "parameter dir=" + dir + ": this is not a directory; say file=" + dir + " to count it");
    }
    List<TextFile> found = new ArrayList<>();
    try {
      Path real = dir.toRealPath();
      try (Stream<Path> files = Files.walk(real)) {
        files
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            .sorted(Comparator.comparing(Path::toString))
            .forEach(file -> found.add(readable(dir.resolve(real.relativize(file)))));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BadArgument(
          "parameter dir=" + dir + ": not all of it can be listed (" + e.getMessage() + ")");
    }
    return found;
  }

  private static TextFile readable(Path file) {
    if (!Files.isReadable(file)) {
      throw new BadArgument(
          "file " + file + " cannot be read; look at its permissions, or leave it out");
    }
    return of(file);
  }

  private static TextFile of(Path file) {
    return new TextFile(
        file.toString(),
        () -> {
          try {
            return Files.newInputStream(file);
          } catch (NoSuchFileException e) {
            throw new FileNotFoundException(file + " has gone since the graph was built");
          } catch (IOException e) {
            throw new IOException("cannot open " + file + ": " + e.getMessage(), e);
          }
        });
  }
}
