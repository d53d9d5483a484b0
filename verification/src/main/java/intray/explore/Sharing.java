package intray.explore;

/**
 * What the threads that use a cell have to do with one another there. It is learnt while exploring,
 * and only ever goes up; whenever it does, the exploration starts anew.
 *
 * <p>An access to a cell where no two threads conflict commutes with all that others do, now and
 * later, so it may as well happen at once. Should one execution conflict there after all, then so
 * does one in which everything learnt so far holds up to that access, and that one is explored.
 */
enum Sharing {
  /** One thread uses it: its value is that thread's own business. */
  OWN,
  /** Several use it, of which at most one writes before the others look; no two conflict. */
  QUIET,
  /** Somebody writes what somebody else uses: each access is a point where others may go first. */
  CONTENDED
}
