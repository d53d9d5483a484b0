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
    if (screen.isBroken()) {
      screen.err().println("intray: standard output could not be written in full.");
      status = ExitStatus.BAD;
    }
    screen.flush();
    System.exit(status);
  }
}
