package intray.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpfInstallationTest {
  @TempDir Path directory;

  @Test
  void find_nothingNamed_isNone() {
    assertTrue(JpfInstallation.find(null, "", directory.resolve("none")).isEmpty());
  }

  @Test
  void find_allNamed_prefersPropertyThenVariableThenSite() throws IOException {
    Path property = installation("property");
    Path variable = installation("variable");
    Path site = directory.resolve("site.properties");
    Files.writeString(site, "jpf-core = " + installation("site") + "\n");
    assertEquals(property, home(property.toString(), variable.toString(), site));
    assertEquals(variable, home("", variable.toString(), site));
    assertEquals(directory.resolve("site"), home("", "", site));
  }

  @Test
  void find_namedButNotBuilt_saysWhatIsMissing() {
    JpfException thrown =
        assertThrows(
            JpfException.class,
            () -> JpfInstallation.find(directory.toString(), null, directory.resolve("none")));
    assertTrue(String.valueOf(thrown.getMessage()).contains("RunJPF.jar"));
  }

  private static Path home(String property, String variable, Path site) {
    return JpfInstallation.find(property, variable, site).orElseThrow().home();
  }

  private Path installation(String name) throws IOException {
    Path build = directory.resolve(name).resolve("build");
    Files.createDirectories(build);
    for (String jar : new String[] {"RunJPF.jar", "jpf.jar", "jpf-classes.jar"}) {
      Files.createFile(build.resolve(jar));
    }
    return directory.resolve(name);
  }
}
