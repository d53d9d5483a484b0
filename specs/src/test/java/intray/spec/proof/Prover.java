package intray.spec.proof;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts obligations to z3. */
final class Prover {
  /** Enough for each witness and each mutant's counterexample that the models need. */
  private static final int THINGS = 3;

  private static final int INDICES = 3;

  /** In z3's own units, so that the answer does not depend on the machine; proofs need a tenth. */
  private static final int EFFORT = 500_000;

  private static final int LIMIT_MILLISECONDS = 20_000;

  /** Its clock does not run while other processes do. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Prover() {}

  /** What z3 said, how long it took, and the state that it found, if any. */
  record Answer(
      Obligation obligation, Status status, long milliseconds, @Nullable Example example) {
    boolean asExpected() {
      return status
          == (obligation.kind() == Obligation.Kind.PROVE
              ? Status.UNSATISFIABLE
              : Status.SATISFIABLE);
    }

    /** The answer in the words of the question. */
    String verdict() {
      boolean proof = obligation.kind() == Obligation.Kind.PROVE;
      return switch (status) {
        case UNSATISFIABLE -> proof ? "proved" : "IMPOSSIBLE";
        case SATISFIABLE -> proof ? "FAILS" : "seen";
        case UNKNOWN -> "UNDECIDED";
      };
    }

    String show() {
      return example == null ? "" : example.show();
    }
  }

  /** Proves at any size; if that fails, looks for a counterexample. Looks for a witness. */
  static Answer ask(Obligation obligation) {
    if (obligation.kind() == Obligation.Kind.WITNESS) {
      return search(obligation);
    }
    Answer answer = ask(obligation, 0);
    if (answer.asExpected()) {
      return answer;
    }
    Answer found = search(obligation);
    // What holds at the small sizes is not thereby proved.
    return found.status() == Status.SATISFIABLE ? found : answer;
  }

  /** The smallest example there is, up to a limit. */
  private static Answer search(Obligation obligation) {
    Answer answer = ask(obligation, 1);
    for (int things = 2; things <= THINGS && answer.status() != Status.SATISFIABLE; things++) {
      answer = ask(obligation, things);
    }
    return answer;
  }

  @SuppressWarnings("unchecked") // z3 takes its formulas as arrays of a generic type
  private static Answer ask(Obligation obligation, int things) {
    long start = THREADS.getCurrentThreadCpuTime();
    try (Context z3 = new Context()) {
      Solver solver = z3.mkSolver();
      Params params = z3.mkParams();
      params.add("timeout", LIMIT_MILLISECONDS);
      // Models of quantified formulas are looked for by writing them out, not by z3.
      params.add("mbqi", things != 0);
      params.add("rlimit", things == 0 ? EFFORT : 0);
      solver.setParameters(params);
      Logic logic = new Logic(z3, things, INDICES);
      Map<Term.Variable, Expr<?>> given = new HashMap<>();
      obligation.variables().forEach(variable -> given.put(variable, logic.constant(variable)));
      for (Claim hypothesis : obligation.hypotheses()) {
        solver.add(logic.formula(hypothesis.formula(), given));
      }
      BoolExpr goal = logic.formula(obligation.goal().formula(), given);
      solver.add(obligation.kind() == Obligation.Kind.PROVE ? z3.mkNot(goal) : goal);
      solver.add(logic.limits.toArray(BoolExpr[]::new));
      Status status = solver.check();
      Example example =
          status == Status.SATISFIABLE && things != 0
              ? example(obligation, things, logic, solver.getModel(), given)
              : null;
      return new Answer(
          obligation, status, (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000, example);
    }
  }

  private static Example example(
      Obligation obligation,
      int things,
      Logic logic,
      com.microsoft.z3.Model found,
      Map<Term.Variable, Expr<?>> given) {
    Model model = obligation.model();
    Map<Sort, Integer> sizes = new HashMap<>();
    model.sorts().forEach(sort -> sizes.put(sort, things));
    // Claims add two indices, and actions look one beyond.
    Structure frame = new Structure(sizes, 2 * INDICES + 2, Map.of());
    Map<Symbol, Map<List<Integer>, Integer>> tables = new HashMap<>();
    for (Symbol symbol : model.symbols()) {
      Map<List<Integer>, Integer> table = new HashMap<>();
      for (List<Integer> place : frame.combinations(symbol.parameters())) {
        Expr<?>[] arguments = new Expr<?>[place.size()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = logic.value(symbol.parameters().get(i), place.get(i));
        }
        table.put(
            place,
            number(
                logic,
                frame,
                symbol.result(),
                found.eval(logic.function(symbol).apply(arguments), true)));
      }
      tables.put(symbol, table);
    }
    Map<Term.Variable, Integer> values = new HashMap<>();
    given.forEach(
        (variable, constant) ->
            values.put(
                variable, number(logic, frame, variable.sort(), found.eval(constant, true))));
    return new Example(obligation, new Structure(sizes, 2 * INDICES + 2, tables), values);
  }

  private static int number(Logic logic, Structure frame, Sort sort, Expr<?> value) {
    if (value instanceof IntNum number) {
      return number.getInt();
    }
    for (int candidate = 0; candidate < frame.size(sort); candidate++) {
      if (logic.value(sort, candidate).equals(value)) {
        return candidate;
      }
    }
    throw new AssertionError(value);
  }
}
