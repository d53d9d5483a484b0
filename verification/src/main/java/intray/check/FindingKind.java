package intray.check;

/** What a check can find wrong with a graph. */
public enum FindingKind {
  /** Everybody waits, nobody can be woken any more, and somebody who waits may not rest. */
  STUCK,

  /**
   * The run ends while a component sleeps in a pause although there is mail in one of its inboxes.
   */
  ASLEEP_WITH_MAIL,

  /** The run ends well, but messages are left in an inbox that nobody will read any more. */
  LOST_MESSAGE,

  /** A component sends into an inbox that is full. */
  REFUSED_SEND,

  /** A component throws anything else than what another kind names. */
  FAILED,

  /** A component changes, or uses, an item that it has handed off. */
  USED_AFTER_HANDOFF,

  /** A receiver changes an item that its sender, or another receiver, can still reach. */
  SHARED,

  /** A component hands off the same mutable item twice. */
  HANDED_OFF_TWICE,

  /** A component asks for another operation although its earlier ones received the same answers. */
  NONDETERMINISTIC_COMPONENT,

  /**
   * An execution can go on for ever although every component gets its turns, and somebody who does
   * not end in it is not declared to serve for ever.
   */
  NEVER_ENDS,

  /** After a message somewhere there may never be the one elsewhere that the graph promises. */
  NO_RESPONSE,

  /** An invariant of the graph does not hold. */
  INVARIANT,

  /** An outcome is not as declared. */
  UNEXPECTED_OUTCOME,

  /** A graph declared deterministic has several outcomes. */
  NOT_DETERMINISTIC,

  /** True parallelism reaches an outcome that no order of whole steps reaches. */
  HIDDEN_BY_SERIALISATION
}
