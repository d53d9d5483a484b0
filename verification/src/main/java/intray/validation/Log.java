package intray.validation;

import org.jspecify.annotations.Nullable;
import tlc2.overrides.TLAPlusOperator;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;

/**
 * The operators of {@code TraceLog.tla}: what TLC asks about the traces of the {@link Chunk} at
 * hand, and what it tells. Static because TLC wants it so; there is one run of TLC at a time
 * ({@link Tlc}).
 */
public final class Log {
  private static final String MODULE = "TraceLog";

  private static volatile @Nullable Chunk current;

  private Log() {}

  /** Gives TLC something to read, or with null nothing more. */
  static void open(@Nullable Chunk chunk) {
    current = chunk;
  }

  private static Chunk chunk() {
    Chunk chunk = current;
    if (chunk == null) {
      throw new IllegalStateException("TLC reads a log, but none is open");
    }
    return chunk;
  }

  private static Chunk.Part part(Value trace) {
    return chunk().part(((IntValue) trace).val);
  }

  /**
   * Who is connected to whom.
   *
   * @param unused TLC computes an operator with an argument when it is asked, and not before
   * @return a record as in {@code Graph.tla}
   */
  @TLAPlusOperator(identifier = "LogWiring", module = MODULE, warn = false)
  public static Value wiring(Value unused) {
    return chunk().wires().wiring();
  }

  /**
   * Who publishes what.
   *
   * @param unused as in {@link #wiring}
   * @return a function from notices to components
   */
  @TLAPlusOperator(identifier = "LogPublisher", module = MODULE, warn = false)
  public static Value publisher(Value unused) {
    return chunk().wires().publisher();
  }

  /**
   * The traces, by number.
   *
   * @param unused as in {@link #wiring}
   * @return a set
   */
  @TLAPlusOperator(identifier = "LogTraces", module = MODULE, warn = false)
  public static Value traces(Value unused) {
    return chunk().numbers();
  }

  /**
   * Where a trace may begin.
   *
   * @param trace its number
   * @return a set of states
   */
  @TLAPlusOperator(identifier = "LogStarts", module = MODULE, warn = false)
  public static Value starts(Value trace) {
    return part(trace).starts();
  }

  /**
   * How many events there are.
   *
   * @param trace its number
   * @return at least 0
   */
  @TLAPlusOperator(identifier = "LogLength", module = MODULE, warn = false)
  public static Value length(Value trace) {
    return IntValue.gen(part(trace).length());
  }

  /**
   * One event.
   *
   * @param trace its number
   * @param k from 1 on
   * @return a record as {@code Trace.tla} describes it
   */
  @TLAPlusOperator(identifier = "LogEvent", module = MODULE, warn = false)
  public static Value event(Value trace, Value k) {
    return part(trace).event(((IntValue) k).val);
  }

  /**
   * Whether a component does something at an event or later.
   *
   * @param trace its number
   * @param k the event
   * @param component its name
   * @return a truth value
   */
  @TLAPlusOperator(identifier = "LogGoesOn", module = MODULE, warn = false)
  public static Value goesOn(Value trace, Value k, Value component) {
    return bool(part(trace).goesOn(((IntValue) k).val, name(component)));
  }

  /**
   * Whether an event begins the last step of a component in a run that came to rest.
   *
   * @param trace its number
   * @param k the event
   * @param component its name
   * @return a truth value
   */
  @TLAPlusOperator(identifier = "LogLastStep", module = MODULE, warn = false)
  public static Value lastStep(Value trace, Value k, Value component) {
    return bool(part(trace).lastStep(((IntValue) k).val, name(component)));
  }

  /**
   * Who answers before its first step.
   *
   * @param trace its number
   * @return a set of components
   */
  @TLAPlusOperator(identifier = "LogWaiting", module = MODULE, warn = false)
  public static Value waiting(Value trace) {
    return part(trace).waiting();
  }

  /**
   * A state has been reached.
   *
   * @param trace its number
   * @param k the event that comes next
   * @param state in full if no event is left, else nothing of interest
   * @return true
   */
  @TLAPlusOperator(identifier = "LogReached", module = MODULE, warn = false)
  public static Value reached(Value trace, Value k, Value state) {
    part(trace).reached(((IntValue) k).val, state);
    return bool(true);
  }

  private static String name(Value component) {
    return ((StringValue) component).val.toString();
  }

  private static Value bool(boolean value) {
    return value ? BoolValue.ValTrue : BoolValue.ValFalse;
  }
}
