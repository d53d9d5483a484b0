package intray.spec.proof;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.EnumSort;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.IntSort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Translates terms to z3's, in one of two ways. For proofs the sorts stay uninterpreted, of any
 * size, and quantifiers stay quantifiers. For witnesses and counterexamples ({@code things > 0})
 * there are {@code things} of each sort, quantifiers are written out, and z3 always decides.
 */
final class Logic {
  private final Context z3;
  private final int things;
  private final int indices;
  private final Map<Sort, com.microsoft.z3.Sort> sorts = new HashMap<>();
  private final Map<Symbol, FuncDecl<?>> functions = new HashMap<>();

  /** That the ranges which were written out lie within the indices considered. */
  final List<BoolExpr> limits = new ArrayList<>();

  Logic(Context z3, int things, int indices) {
    this.z3 = z3;
    this.things = things;
    this.indices = indices;
  }

  BoolExpr formula(Term term, Map<Term.Variable, Expr<?>> given) {
    return (BoolExpr) expression(term, given);
  }

  Expr<?> expression(Term term, Map<Term.Variable, Expr<?>> given) {
    if (term instanceof Term.Variable variable) {
      return given.get(variable);
    } else if (term instanceof Term.Value constant) {
      return value(constant.sort(), constant.value());
    } else if (term instanceof Term.Application call) {
      return function(call.symbol())
          .apply(call.arguments().stream().map(t -> expression(t, given)).toArray(Expr[]::new));
    } else if (term instanceof Term.Not not) {
      return z3.mkNot(formula(not.term(), given));
    } else if (term instanceof Term.And and) {
      return z3.mkAnd(formulas(and.terms(), given));
    } else if (term instanceof Term.Or or) {
      return z3.mkOr(formulas(or.terms(), given));
    } else if (term instanceof Term.Equal equal) {
      return z3.mkEq(expression(equal.left(), given), expression(equal.right(), given));
    } else if (term instanceof Term.Less less) {
      return z3.mkLt(number(less.left(), given), number(less.right(), given));
    } else if (term instanceof Term.Plus plus) {
      return z3.mkAdd(number(plus.left(), given), number(plus.right(), given));
    } else if (term instanceof Term.Choice choice) {
      return choice(choice, given);
    } else if (term instanceof Term.Every every) {
      return every(every, given);
    } else if (term instanceof Term.EveryIndex every) {
      return everyIndex(every, given);
    }
    throw new AssertionError(term);
  }

  Expr<?> constant(Term.Variable variable) {
    return z3.mkFreshConst(variable.name(), sort(variable.sort()));
  }

  Expr<?> value(Sort sort, int value) {
    return switch (sort.kind()) {
      case BOOL -> z3.mkBool(value == 1);
      case INT -> z3.mkInt(value);
      case ENUM, THINGS -> ((EnumSort<?>) sort(sort)).getConst(value);
    };
  }

  FuncDecl<?> function(Symbol symbol) {
    return functions.computeIfAbsent(
        symbol,
        s ->
            z3.mkFuncDecl(
                s.name(),
                s.parameters().stream().map(this::sort).toArray(com.microsoft.z3.Sort[]::new),
                sort(s.result())));
  }

  com.microsoft.z3.Sort sort(Sort sort) {
    return sorts.computeIfAbsent(
        sort,
        s ->
            switch (s.kind()) {
              case BOOL -> z3.mkBoolSort();
              case INT -> z3.mkIntSort();
              case ENUM -> z3.mkEnumSort(s.name(), s.values().toArray(String[]::new));
              case THINGS ->
                  things == 0
                      ? z3.mkUninterpretedSort(s.name())
                      : z3.mkEnumSort(
                          s.name(),
                          IntStream.range(0, things).mapToObj(s::show).toArray(String[]::new));
            });
  }

  private BoolExpr[] formulas(List<Term> terms, Map<Term.Variable, Expr<?>> given) {
    return terms.stream().map(term -> formula(term, given)).toArray(BoolExpr[]::new);
  }

  @SuppressWarnings("unchecked")
  private ArithExpr<IntSort> number(Term term, Map<Term.Variable, Expr<?>> given) {
    return (ArithExpr<IntSort>) expression(term, given);
  }

  @SuppressWarnings("unchecked")
  private Expr<?> choice(Term.Choice choice, Map<Term.Variable, Expr<?>> given) {
    Expr<com.microsoft.z3.Sort> then =
        (Expr<com.microsoft.z3.Sort>) expression(choice.then(), given);
    Expr<com.microsoft.z3.Sort> otherwise =
        (Expr<com.microsoft.z3.Sort>) expression(choice.otherwise(), given);
    return z3.mkITE(formula(choice.condition(), given), then, otherwise);
  }

  private Expr<BoolSort> every(Term.Every every, Map<Term.Variable, Expr<?>> given) {
    Map<Term.Variable, Expr<?>> binding = new HashMap<>(given);
    Sort sort = every.variable().sort();
    if (things == 0 && sort.kind() == Sort.Kind.THINGS) {
      Expr<?> bound = constant(every.variable());
      binding.put(every.variable(), bound);
      return z3.mkForall(
          new Expr<?>[] {bound}, formula(every.body(), binding), 1, null, null, null, null);
    }
    int count = sort.kind() == Sort.Kind.THINGS ? things : sort.values().size();
    List<BoolExpr> cases = new ArrayList<>();
    for (int value = 0; value < count; value++) {
      binding.put(every.variable(), value(sort, value));
      cases.add(formula(every.body(), binding));
    }
    return z3.mkAnd(cases.toArray(BoolExpr[]::new));
  }

  private Expr<BoolSort> everyIndex(Term.EveryIndex every, Map<Term.Variable, Expr<?>> given) {
    ArithExpr<IntSort> from = number(every.from(), given);
    ArithExpr<IntSort> to = number(every.to(), given);
    Map<Term.Variable, Expr<?>> binding = new HashMap<>(given);
    if (things == 0) {
      IntExpr bound = (IntExpr) constant(every.variable());
      binding.put(every.variable(), bound);
      BoolExpr body = z3.mkImplies(within(from, bound, to), formula(every.body(), binding));
      return z3.mkForall(new Expr<?>[] {bound}, body, 1, null, null, null, null);
    }
    limits.add(z3.mkLe(z3.mkInt(0), from));
    limits.add(z3.mkLe(to, z3.mkInt(indices)));
    List<BoolExpr> cases = new ArrayList<>();
    for (int value = 0; value < indices; value++) {
      IntExpr index = z3.mkInt(value);
      binding.put(every.variable(), index);
      cases.add(z3.mkImplies(within(from, index, to), formula(every.body(), binding)));
    }
    return z3.mkAnd(cases.toArray(BoolExpr[]::new));
  }

  private BoolExpr within(ArithExpr<IntSort> from, IntExpr index, ArithExpr<IntSort> to) {
    return z3.mkAnd(z3.mkLe(from, index), z3.mkLt(index, to));
  }
}
