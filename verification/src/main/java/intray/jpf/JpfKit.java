package intray.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What our runs need inside JPF, made ready in a directory: settings, canaries, and the listeners,
 * compiled against the installation at hand. So a jar that was built where there was no JPF serves
 * whoever installs one later, and no JPF runs listeners that another was built for.
 */
final class JpfKit {
  private static final List<String> LISTENERS =
      List.of(
          "ExplicitPoints",
          "MatchedState",
          "OutcomeReport",
          "Schedule",
          "SchedulingPoints",
          "StoppedClock");
  static final List<String> CANARIES =
      List.of("lost-update", "lock-order", "missed-unpark", "store-buffering", "late-write");

  /** JPF loads the annotations of what it runs; ours are not there at run time. */
  private static final List<String> ANNOTATIONS = List.of("Nullable", "NullMarked");

  private JpfKit() {}

  /** Writes everything into a directory. Warnings are errors. */
  static void unpack(JpfInstallation jpf, Path directory) throws IOException {
    copy("sound.jpf", directory);
    for (String canary : CANARIES) {
      copy("canaries/" + canary + ".jpf", directory);
    }
    List<Path> listeners = new ArrayList<>();
    for (String listener : LISTENERS) {
      listeners.add(copy("java/intray/jpf/listener/" + listener + ".java", directory));
    }
    compile(listeners, List.of(jpf.jar("jpf.jar")), directory.resolve("listeners"));
    Path dice = copy("java/intray/run/Dice.java", directory);
    compile(List.of(dice), List.of(jpf.jar("jpf.jar")), directory.resolve("replacements"));
    List<Path> annotations = new ArrayList<>();
    for (String annotation : ANNOTATIONS) {
      Path source = directory.resolve("annotations/" + annotation + ".java");
      Files.createDirectories(source.getParent());
      Files.writeString(
          source, "package org.jspecify.annotations; public @interface " + annotation + " {}");
      annotations.add(source);
    }
    compile(annotations, List.of(), directory.resolve("annotations"));
  }

  /** Compiles Java sources, or says why not. */
  static void compile(List<Path> sources, List<Path> classPath, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new JpfException("this Java has no compiler, which the listeners need: use a JDK");
    }
    Files.createDirectories(output);
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      StringBuilder path = new StringBuilder(output.toString());
      for (Path entry : classPath) {
        path.append(System.getProperty("path.separator")).append(entry);
      }
      List<String> options =
          List.of(
              "-d",
              output.toString(),
              "-cp",
              path.toString(),
              "--release",
              "17",
              "-g",
              "-proc:none",
              "-Xlint:all,-options,-path,-classfile",
              "-Werror");
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new JpfException("these do not compile with " + classPath + ":\n" + messages);
      }
    }
  }

  private static Path copy(String name, Path directory) throws IOException {
    Path target = directory.resolve(name);
    Files.createDirectories(target.getParent());
    try (InputStream in = JpfKit.class.getResourceAsStream("kit/" + name)) {
      if (in == null) {
        throw new JpfException("this build of Intray lacks intray/jpf/kit/" + name);
      }
      Files.write(target, in.readAllBytes());
    }
    return target;
  }
}
