package intray.check;

import intray.Graph;
import intray.Wiring;
import intray.run.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan while it is performed on live components; see {@link Rerun}. */
final class Performance {
  /** More steps than this, without anything in them, nobody takes on the way to an operation. */
  private static final int MOST_IMPLIED = 100_000;

  private final Plan plan;
  private final Rerun.Watcher listener;
  private final Model model;
  private final Semantics semantics;
  private final Ends ends;
  private final int[] state;
  private final Rows lines;
  private final ScheduleTrace trace;
  private final List<ScheduledOperation> rows = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Ends.Fault> faults = new ArrayList<>();
  private int performed;
  private int lastShown = Wiring.NOBODY;

  /** Of a plan of the serial scheduler that goes on for ever, else null. */
  private @Nullable RunQueue queue;

  /** What comes again and again, once that has begun. */
  private @Nullable Round round;

  private int loop = -1;

  /** Whether the failure that ends the run was shown. */
  private boolean failed;

  /** Whether it is only to be seen that the same comes again. */
  private boolean quiet;

  Performance(Graph graph, Plan plan, Rerun.Watcher listener, boolean patient) {
    this.plan = plan;
    this.listener = listener;
    Matching matching = plan.loop() < 0 ? Matching.HISTORIES : Matching.STATES;
    this.model =
        new Model(
            graph,
            Equivalence.MAZURKIEWICZ,
            (made, c) -> new Live(made, c, patient, matching).begun());
    this.semantics = new Semantics(model);
    this.ends = new Ends(model);
    this.lines = new Rows(model);
    this.trace = new ScheduleTrace(model);
    model.expectEverything();
    this.state = model.initial();
  }

  Rerun.Result run() {
    try {
      for (int c = 0; c < model.components(); c++) {
        look(c);
      }
      if (plan.loop() >= 0 && plan.level() == Level.ROUND_ROBIN) {
        queue = new RunQueue(model, semantics, state);
      }
      int at = 0;
      for (Plan.Move move : plan.moves()) {
        if (at++ == plan.loop()) {
          begin();
        }
        Rerun.@Nullable Divergence divergence = perform(move);
        if (divergence != null) {
          return diverged(divergence);
        }
      }
      return round == null ? ended() : endless(round);
    } finally {
      for (Automaton automaton : model.automata) {
        ((Live) automaton).stop();
      }
    }
  }

  private void begin() {
    round = new Round(model, semantics, plan.level(), state, queue);
    loop = rows.size();
    lastShown = Wiring.NOBODY;
    trace.again();
    listener.again();
  }

  /** What the plan does not say, because it follows, and then the move itself. */
  private Rerun.@Nullable Divergence perform(Plan.Move move) {
    int c = move.component();
    if (c >= model.components()) {
      return divergence(
          move, "component " + (c + 1) + " of " + model.components(), "the graph has no more", "");
    }
    for (int k = 0; k < MOST_IMPLIED && isImplied(c, move); k++) {
      apply(c, 0);
    }
    LocalState local = model.local(state, c);
    Operation operation = local.operation;
    if (!move.isAskedBy(model.wiring, operation)) {
      return divergence(
          move,
          model.wiring.path(c),
          operation.text(model.wiring, model.items),
          model.automata[c].where(local));
    }
    if (!semantics.isEnabled(state, c)) {
      return divergence(
          move,
          model.wiring.path(c),
          "nothing, for it waits: " + operation.waitsFor(model.wiring),
          model.automata[c].where(local));
    }
    int alternatives = semantics.alternatives(state, c);
    boolean chooses = operation.kind() == Operation.Kind.CHOOSE;
    if (chooses && move.box() >= alternatives) {
      return divergence(
          move,
          model.wiring.path(c),
          operation.text(model.wiring, model.items),
          model.automata[c].where(local));
    }
    apply(c, chooses ? move.box() : 0);
    return null;
  }

  private boolean isImplied(int c, Plan.Move move) {
    Operation operation = model.operation(state, c);
    return !operation.kind().isShown() && !move.isAskedBy(model.wiring, operation);
  }

  private Rerun.Divergence divergence(Plan.Move move, String who, String asked, String where) {
    return new Rerun.Divergence(performed, who, move.text(model.wiring), asked, where);
  }

  private void apply(int c, int alternative) {
    LocalState before = model.local(state, c);
    boolean idle =
        round != null && plan.isIdle(c) && before.operation.kind() == Operation.Kind.BEGIN;
    boolean shown = !quiet && (idle || Schedule.isShown(before.operation.kind(), lastShown == c));
    if (shown) {
      listener.before(lines.row(c, before, ""));
    }
    if (queue != null) {
      queue.before(c);
    }
    semantics.apply(state, c, alternative);
    if (queue != null) {
      queue.after(c, before.operation);
    }
    if (quiet) {
      return;
    }
    performed++;
    int answer = model.local(state, c).answer;
    Event event = new Event(c, before, answer);
    if (round != null) {
      round.performed(event);
    } else {
      events.add(event);
    }
    trace.performed(c, before.operation, answer, shown);
    if (shown) {
      lastShown = c;
      ScheduledOperation row =
          lines.row(c, before, Operation.answerText(before.operation, answer, model.items));
      rows.add(row);
      listener.after(row);
    }
    look(c);
  }

  private void look(int c) {
    for (LocalState.LocalFinding finding : model.local(state, c).findings) {
      faults.add(ends.fault(new Moves.Local(c, finding)));
    }
    @Nullable Throwable cause = model.operation(state, c).cause();
    if (cause == null || plan.outcome() == null) {
      trace.asks(c, model.operation(state, c));
    } else if (isPlanned(c, cause)) {
      fail(c);
    }
  }

  /**
   * Whether a failure is the one that ends the run. Another that fails has not come to throw yet:
   * nothing tells when it does.
   */
  private boolean isPlanned(int c, Throwable cause) {
    return plan.kind() == FindingKind.FAILED
        ? plan.component() == c
        : Objects.equals(
            plan.outcome(), Plan.print(Outcome.failed(model.wiring.path(c), cause).toString()));
  }

  private void fail(int c) {
    failed = true;
    trace.asks(c, model.operation(state, c));
    show(lines.thrown(c, model.local(state, c)));
  }

  /** What is asked and not answered. */
  private void show(List<ScheduledOperation> asked) {
    for (ScheduledOperation row : asked) {
      listener.before(row);
      rows.add(row);
      listener.after(row);
    }
  }

  private Rerun.Result diverged(Rerun.Divergence divergence) {
    trace.ends(state, null);
    boolean isProof = plan.isByChance() && divergence.component().equals(concerned());
    return result(isProof, null, true, divergence);
  }

  /** After the first round: whether it can come again, and what it shows if it comes for ever. */
  private Rerun.Result endless(Round done) {
    trace.ends(state, null);
    @Nullable String objection = done.objection();
    objection = objection == null ? onceMore(done) : objection;
    if (objection == null) {
      faults.addAll(done.faults());
    }
    return result(isFound(), null, true, null, objection);
  }

  /** What comes again is seen by fields; what a component hides from that, shows if it is run. */
  private @Nullable String onceMore(Round done) {
    quiet = true;
    for (Plan.Move move : plan.moves().subList(plan.loop(), plan.moves().size())) {
      Rerun.@Nullable Divergence divergence = perform(move);
      if (divergence != null) {
        return divergence.component()
            + " asks '"
            + divergence.asked()
            + "' the second time, where it was '"
            + divergence.expected()
            + "' the first time";
      }
    }
    return done.objection();
  }

  private Rerun.Result ended() {
    int guilty = plan.component();
    if (concerned() != null) {
      boolean isEnd = plan.outcome() != null;
      show(lines.guilty(guilty, model.local(state, guilty), plan.kind(), isEnd));
    }
    faults.addAll(StateView.violated(model, state, model.wiring.invariants()));
    faults.addAll(model.sharing.faults(model.items));
    trace.ends(state, null);
    Integer wanted = plan.outcome();
    if (wanted == null) {
      return result(isFound(), null, true, null);
    }
    // A failure ends the run, whatever others would still do.
    boolean isOver = model.hasFailed(state);
    for (int c = 0; c < model.components() && !isOver; c++) {
      if (semantics.isEnabled(state, c)) {
        return result(
            false,
            null,
            false,
            new Rerun.Divergence(
                performed,
                model.wiring.path(c),
                "nothing more, for it was the end",
                model.operation(state, c).text(model.wiring, model.items),
                model.automata[c].where(model.local(state, c))));
      }
    }
    // Where several have failed, each may have been the first.
    List<Ends.End> all = ends.of(state);
    Ends.End end = all.get(0);
    for (Ends.End one : all) {
      end = Plan.print(one.outcome().toString()) == wanted ? one : end;
    }
    faults.addAll(end.faults());
    for (int c = 0; c < model.components() && !failed; c++) {
      if (model.wiring.path(c).equals(end.outcome().failedComponent())) {
        fail(c); // not as planned
      }
    }
    trace.ends(state, end.outcome());
    String outcome = end.outcome().toString();
    boolean same = Plan.print(outcome) == wanted;
    return result(isOutcome() ? same : isFound(), outcome, same, null);
  }

  /** Whether the plan is of an outcome, and not of something wrong. */
  private boolean isOutcome() {
    return plan.kind() == null
        || plan.kind() == FindingKind.HIDDEN_BY_SERIALISATION
        || plan.kind() == FindingKind.NOT_DETERMINISTIC
        || plan.kind() == FindingKind.UNEXPECTED_OUTCOME;
  }

  /** The path of the component that the finding is about, if there is one. */
  private @Nullable String concerned() {
    int c = plan.component();
    return c == Wiring.NOBODY || c >= model.components() ? null : model.wiring.path(c);
  }

  private boolean isFound() {
    @Nullable String who = concerned();
    for (Ends.Fault fault : faults) {
      if (fault.kind() == plan.kind() && Objects.equals(fault.component(), who)) {
        return true;
      }
    }
    return false;
  }

  private Rerun.Result result(
      boolean reproduced,
      @Nullable String outcome,
      boolean same,
      Rerun.@Nullable Divergence where) {
    return result(reproduced, outcome, same, where, null);
  }

  private Rerun.Result result(
      boolean reproduced,
      @Nullable String outcome,
      boolean same,
      Rerun.@Nullable Divergence where,
      @Nullable String objection) {
    LocalState[] reached = new LocalState[model.components()];
    for (int c = 0; c < reached.length; c++) {
      reached[c] = model.local(state, c);
    }
    List<Event> again = round == null ? List.of() : round.events();
    Causes causes = new Causes(model);
    Story story = new Story(model, events, reached);
    List<Finding> findings = new ArrayList<>();
    for (Ends.Fault fault : faults) {
      findings.add(
          new Finding(
              fault.kind(),
              plan.level(),
              fault.component(),
              causes.sentence(fault, story, again),
              outcome,
              List.of(),
              false));
    }
    boolean changed = Plan.print(model.wiring) != plan.wiring();
    return new Rerun.Result(
        reproduced,
        changed,
        List.copyOf(rows),
        findings,
        outcome,
        same,
        where,
        loop,
        objection,
        trace);
  }
}
