package intray.jpf;

import java.io.IOException;
import java.nio.file.Path;

/** The build's part: compiles the listeners where there is a JPF, so that they cannot rot. */
public final class JpfBuild {
  private JpfBuild() {}

  /**
   * Compiles them against the installation that is found; warnings are errors.
   *
   * @param args a directory for the classes
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    JpfInstallation jpf =
        JpfInstallation.find()
            .orElseThrow(() -> new JpfException("no JPF: " + JpfInstallation.HOW_TO_ENABLE));
    JpfKit.unpack(jpf, Path.of(args[0]));
  }
}
