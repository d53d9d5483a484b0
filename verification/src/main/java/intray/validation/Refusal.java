package intray.validation;

/** Why an event cannot be, and what could be instead. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  final String why;
  final String instead;

  Refusal(String why, String instead) {
    super(why, null, false, false);
    this.why = why;
    this.instead = instead;
  }
}
