package intray.check;

/** Tells the user's places in a stack trace from ours. */
final class Frames {
  private static final String[] OURS = {
    "intray.check.", "intray.run.", "intray.kernel.", "intray.cli.", "java.", "jdk.", "sun."
  };

  private Frames() {}

  static boolean isOurs(String className) {
    for (String prefix : OURS) {
      // A user's component may live in a package of ours: a test of the checker does.
      if (className.startsWith(prefix) && !className.contains("Test")) {
        return true;
      }
    }
    return className.startsWith("intray.") && className.indexOf('.', "intray.".length()) < 0;
  }

  /** File and line in the user's code where something was thrown, or empty. */
  static String place(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(Replay.class.getName())
          && frame.getMethodName().equals("run")) {
        break; // who called the checker is not at fault
      }
      if (!isOurs(frame.getClassName())) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return "";
  }
}
