package salvo.gatling.chain;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of Gatling's own objects, which keep the parts of a chain where no method gives them.
 * Objects of other packages are never opened.
 */
public final class BuilderFields {

  /** A field that is not null, with its value. */
  record Value(String name, Object value) {}

  private static final String GATLING = "io.gatling.";

  private BuilderFields() {}

  static boolean isGatling(Object object) {
    return object.getClass().getName().startsWith(GATLING);
  }

  /** The fields of an object of Gatling's, the inherited ones last, each class in its own order. */
  static List<Value> of(Object object) {
    List<Value> values = new ArrayList<>();
    Class<?> type = object.getClass();
    while (type != null && type.getName().startsWith(GATLING)) {
      for (Field field : type.getDeclaredFields()) {
        read(field, object).ifPresent(value -> values.add(new Value(field.getName(), value)));
      }
      type = type.getSuperclass();
    }
    return values;
  }

  /** The value of one field; fails when Gatling has no such field any more. */
  public static <T> T get(Object object, String name, Class<T> type) {
    return of(object).stream()
        .filter(field -> field.name().equals(name))
        .map(field -> type.cast(field.value()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    object.getClass().getName()
                        + " has no field "
                        + name
                        + "; Salvo reads the chains of Gatling 3.15.1"));
  }

  private static Optional<Object> read(Field field, Object object) {
    if (Modifier.isStatic(field.getModifiers())) {
      return Optional.empty();
    }
    try {
      field.setAccessible(true);
      return Optional.ofNullable(field.get(object));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot read " + field, e);
    }
  }
}
