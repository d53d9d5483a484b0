package intray.jpf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A Java PathFinder that the user has installed. It is in no package registry, so it is looked for:
 * {@code -Djpf.home=DIR}, then the environment variable {@code JPF_HOME}, then {@code jpf-core =
 * DIR} in {@code ~/.jpf/site.properties}, as JPF itself does.
 *
 * @param home the directory with {@code build/jpf.jar}
 * @param java the Java that runs it: {@code -Djpf.java=FILE}, or the one that runs this
 */
public record JpfInstallation(Path home, String java) {
  /** How to get one, for whoever has none. */
  public static final String HOW_TO_ENABLE =
      "install JPF (github.com/javapathfinder/jpf-core, branch java-17, built with JDK 17) and give"
          + " its directory: -Djpf.home=DIR, or JPF_HOME=DIR, or jpf-core = DIR in"
          + " ~/.jpf/site.properties";

  private static final List<String> JARS = List.of("RunJPF.jar", "jpf.jar", "jpf-classes.jar");

  /**
   * Looks for an installation.
   *
   * @return the first that is named, or none if none is named
   * @throws JpfException if one is named that is not complete
   */
  public static Optional<JpfInstallation> find() {
    return find(
        System.getProperty("jpf.home"),
        System.getenv("JPF_HOME"),
        Path.of(System.getProperty("user.home"), ".jpf", "site.properties"));
  }

  static Optional<JpfInstallation> find(
      @Nullable String property, @Nullable String variable, Path site) {
    String source = "-Djpf.home";
    String home = property;
    if (isBlank(home)) {
      source = "JPF_HOME";
      home = variable;
    }
    if (isBlank(home)) {
      source = site.toString();
      home = siteHome(site);
    }
    if (home == null || home.isBlank()) {
      return Optional.empty();
    }
    Path directory = Path.of(home.trim());
    for (String jar : JARS) {
      if (!Files.isRegularFile(directory.resolve("build").resolve(jar))) {
        throw new JpfException(
            source
                + " says that Java PathFinder is in "
                + directory
                + ", but build/"
                + jar
                + " is not there. Build it, or name another directory.");
      }
    }
    String ownJava = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Optional.of(new JpfInstallation(directory, System.getProperty("jpf.java", ownJava)));
  }

  Path jar(String name) {
    return home.resolve("build").resolve(name);
  }

  private static @Nullable String siteHome(Path site) {
    if (!Files.isRegularFile(site)) {
      return null;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(site)) {
      properties.load(in);
    } catch (IOException e) {
      throw new JpfException(site + " cannot be read: " + e, e);
    }
    String home = properties.getProperty("jpf-core");
    return home == null
        ? null
        : home.replace("${user.home}", System.getProperty("user.home"))
            .replace("${config_path}", String.valueOf(site.getParent()));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
