package intray.harness;

import intray.kernel.Mailbox;

/**
 * A mailbox by itself. Arguments: the bound (0 for none), what the reader does, what each writer
 * does, one letter an operation.
 *
 * <p>Reader: {@code p} poll, {@code e} is it empty, {@code d} is it drained. Writer: {@code o}
 * offer, {@code s} has it space, {@code c} close. The outcome is what each was answered, the
 * reader's first, and what was left at the end.
 */
final class MailboxHarness extends Harness {
  private final Mailbox<Integer> mailbox;
  private final String[] scripts;
  private final String[] answers;

  private MailboxHarness(String[] args) {
    int bound = Integer.parseInt(args[0]);
    mailbox = new Mailbox<>(bound == 0 ? Integer.MAX_VALUE : bound, args.length - 2);
    scripts = args;
    answers = new String[args.length];
  }

  /**
   * Runs it.
   *
   * @param args as described above
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    MailboxHarness harness = new MailboxHarness(args);
    Body[] bodies = new Body[args.length - 1];
    bodies[bodies.length - 1] = () -> harness.read(args[1]);
    for (int w = 2; w < args.length; w++) {
      int writer = w;
      bodies[w - 2] = () -> harness.write(writer);
    }
    harness.run(bodies);
  }

  private void read(String script) {
    StringBuilder told = new StringBuilder();
    for (int k = 0; k < script.length(); k++) {
      switch (script.charAt(k)) {
        case 'p' -> told.append(shown(mailbox.poll()));
        case 'e' -> told.append(mailbox.isEmpty() ? 'e' : 'm');
        case 'd' -> told.append(mailbox.isDrained() ? 'd' : 'u');
        default -> throw new IllegalArgumentException(script);
      }
    }
    answers[1] = told.toString();
  }

  private void write(int writer) {
    String script = scripts[writer];
    StringBuilder told = new StringBuilder();
    int message = 10 * (writer - 1);
    for (int k = 0; k < script.length(); k++) {
      switch (script.charAt(k)) {
        case 'o' -> told.append(mailbox.offer(++message) ? 'y' : 'n');
        case 's' -> told.append(mailbox.hasSpace() ? 's' : 'f');
        case 'c' -> mailbox.close();
        default -> throw new IllegalArgumentException(script);
      }
    }
    answers[writer] = told.length() == 0 ? "." : told.toString();
  }

  private static String shown(Integer message) {
    return message == null ? "-" : "<" + message.intValue() + ">";
  }

  @Override
  String outcome() {
    StringBuilder outcome = new StringBuilder();
    for (int k = 1; k < answers.length; k++) {
      outcome.append(answers[k]).append(' ');
    }
    outcome.append('[');
    for (Integer left = mailbox.poll(); left != null; left = mailbox.poll()) {
      outcome.append(shown(left));
    }
    return outcome.append(']').append(mailbox.isDrained() ? " drained" : "").toString();
  }
}
