package intray.check;

import intray.Component;
import intray.Graph;
import intray.Wiring;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number that changes when the code of a graph's components does: of the jars and class folders
 * that they come from, as a whole, and of the checker's own. What those call elsewhere is not seen.
 */
final class CodeDigest {
  private CodeDigest() {}

  static String of(Graph graph) {
    Wiring wiring = graph.wiring();
    Set<Path> places = new TreeSet<>();
    addPlace(places, Check.class);
    addPlace(places, Component.class);
    MessageDigest digest = sha256();
    for (int c = 0; c < wiring.components(); c++) {
      addPlace(places, wiring.type(c));
      digest.update((wiring.path(c) + " ").getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < wiring.inboxes(); i++) {
      String inbox = wiring.inboxName(i) + " " + wiring.bound(i) + " " + wiring.fanIn(i) + "\n";
      digest.update(inbox.getBytes(StandardCharsets.UTF_8));
    }
    try {
      for (Path place : places) {
        update(digest, place);
      }
    } catch (IOException e) {
      throw new CheckException("the code of " + graph.name() + " cannot be read: " + e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void addPlace(Set<Path> places, Class<?> type) {
    @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source != null && source.getLocation() != null) {
      try {
        places.add(Path.of(source.getLocation().toURI()));
      } catch (URISyntaxException | IllegalArgumentException e) {
        throw new CheckException(
            "the code of " + type.getName() + " is not in a file: " + source.getLocation());
      }
    }
  }

  private static void update(MessageDigest digest, Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      digest.update(Files.readAllBytes(place));
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      List<Path> classes =
          files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (Path file : classes) {
        digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
  }
}
