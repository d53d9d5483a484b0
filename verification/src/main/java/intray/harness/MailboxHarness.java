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

  MailboxHarness(String[] args) {
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
    new MailboxHarness(args).run();
  }

  @Override
  Body[] bodies() {
    Body[] bodies = new Body[scripts.length - 1];
    bodies[bodies.length - 1] = (k, told) -> k < scripts[1].length() ? read(k, told) : end(1, told);
    for (int w = 2; w < scripts.length; w++) {
      int writer = w;
      bodies[w - 2] =
          (k, told) -> k < scripts[writer].length() ? write(writer, k, told) : end(writer, told);
    }
    return bodies;
  }

  private String end(int thread, String told) {
    answers[thread] = told.isEmpty() ? "." : told;
    return null;
  }

  private String read(int k, String told) {
    return switch (scripts[1].charAt(k)) {
      case 'p' -> told + shown(mailbox.poll());
      case 'e' -> told + (mailbox.isEmpty() ? 'e' : 'm');
      case 'd' -> told + (mailbox.isDrained() ? 'd' : 'u');
      default -> throw new IllegalArgumentException(scripts[1]);
    };
  }

  private String write(int writer, int k, String told) {
    String script = scripts[writer];
    switch (script.charAt(k)) {
      case 'o' -> {
        int message = 10 * (writer - 1) + offers(script, k) + 1;
        return told + (mailbox.offer(message) ? 'y' : 'n');
      }
      case 's' -> {
        return told + (mailbox.hasSpace() ? 's' : 'f');
      }
      case 'c' -> {
        mailbox.close();
        return told;
      }
      default -> throw new IllegalArgumentException(script);
    }
  }

  private static int offers(String script, int before) {
    int offers = 0;
    for (int k = 0; k < before; k++) {
      offers += script.charAt(k) == 'o' ? 1 : 0;
    }
    return offers;
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
