package intray.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of a few values by the name that users type, which is how it prints itself.
 *
 * @param <E> the kind of the values
 */
abstract class OneOf<E> implements ITypeConverter<E> {
  private final List<E> values;

  OneOf(E[] values) {
    this.values = List.of(values);
  }

  @Override
  public E convert(String name) {
    for (E value : values) {
      if (value.toString().equals(name)) {
        return value;
      }
    }
    throw new TypeConversionException(
        "'"
            + name
            + "' is none; they are "
            + values.stream().map(E::toString).collect(Collectors.joining(", ")));
  }
}
