package intray.cli;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its status.
   *
   * @param args as in {@code intray --help}
   */
  public static void main(String[] args) {
    Screen screen = Screen.system();
    int status = CommandLines.create(screen).execute(args);
    screen.flush();
    System.exit(status);
  }
}
