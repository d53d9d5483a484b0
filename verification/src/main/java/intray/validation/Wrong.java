package intray.validation;

/**
 * The first event of a trace that cannot have happened after those before it.
 *
 * @param index its number, from 1 on; the line that ends a trace counts as an event
 * @param line where it stands in its file, or 0 if it is the last line or there is no file
 * @param component who did it, or empty
 * @param what it says
 * @param why it cannot be
 * @param instead what could have come
 */
public record Wrong(
    long index, long line, String component, String what, String why, String instead) {}
