package intray.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Makes TLC's values. */
final class Tla {
  private static final Value[] NONE = {};

  private Tla() {}

  static Value string(String text) {
    return new StringValue(text);
  }

  static Value number(int number) {
    return IntValue.gen(number);
  }

  static Value bool(boolean value) {
    return value ? BoolValue.ValTrue : BoolValue.ValFalse;
  }

  static Value strings(Collection<String> texts) {
    return set(texts.stream().map(Tla::string).toList());
  }

  static Value set(Collection<? extends Value> elements) {
    Value set = new SetEnumValue(elements.toArray(NONE), false);
    set.deepNormalize();
    return set;
  }

  static Value sequence(List<Value> elements) {
    return new TupleValue(elements.toArray(NONE));
  }

  /** A function whose domain is a set of strings. */
  static Value function(Map<String, ? extends Value> values) {
    List<Value> domain = new ArrayList<>();
    List<Value> range = new ArrayList<>();
    values.forEach(
        (argument, value) -> {
          domain.add(string(argument));
          range.add(value);
        });
    Value function = new FcnRcdValue(domain.toArray(NONE), range.toArray(NONE), false);
    function.deepNormalize();
    return function;
  }

  /** A record: field, value, field, value, … */
  static Value record(Object... fields) {
    UniqueString[] names = new UniqueString[fields.length / 2];
    Value[] values = new Value[names.length];
    for (int k = 0; k < names.length; k++) {
      names[k] = UniqueString.uniqueStringOf((String) fields[2 * k]);
      values[k] = (Value) fields[2 * k + 1];
    }
    Value record = new RecordValue(names, values, false);
    record.deepNormalize();
    return record;
  }
}
