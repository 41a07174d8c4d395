package salvo.imports.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Operation.Content;
import salvo.imports.openapi.document.Schemas;

/** Which operation's answer brings what the path of another asks for. */
final class Providers {

  /** Too common to tell of one thing. */
  private static final Set<String> COMMON =
      Set.of("id", "uuid", "guid", "name", "key", "slug", "code", "type", "status", "version");

  private final List<Operation> operations;
  private final Schemas schemas;

  Providers(List<Operation> operations, Schemas schemas) {
    this.operations = operations;
    this.schemas = schemas;
  }

  /**
   * One that brings a value.
   *
   * @param path JMESPath in its answer
   */
  record Provider(Operation operation, String path) {}

  /**
   * The best of those that may be asked: first of the collection that the variable is of, then by
   * the very name.
   */
  Optional<Provider> of(Operation asker, String variable, Predicate<Operation> allowed) {
    String collection = asker.collectionOf(variable);
    List<Operation> others =
        operations.stream()
            .filter(it -> !it.call().equals(asker.call()) && allowed.test(it))
            .sorted(Comparator.comparingInt(it -> it.variables().size()))
            .toList();
    return others.stream()
        .filter(it -> it.path().replaceFirst("(?<=.)/$", "").equals(collection))
        .flatMap(it -> provider(it, name -> isOf(variable, name)).stream())
        .findFirst()
        .or(() -> byName(variable, others));
  }

  private Optional<Provider> byName(String variable, List<Operation> others) {
    return COMMON.contains(plain(variable))
        ? Optional.empty()
        : others.stream()
            .filter(it -> !it.variables().contains(variable))
            .flatMap(it -> provider(it, name -> plain(name).equals(plain(variable))).stream())
            .findFirst();
  }

  private Optional<Provider> provider(Operation operation, Predicate<String> name) {
    return operation.method().equals("HEAD")
        ? Optional.empty()
        : operation
            .answer()
            .content()
            .filter(Content::isJson)
            .flatMap(it -> schemas.pathOf(it.schema(), name, operation.method().equals("GET")))
            .map(it -> new Provider(operation, it));
  }

  /** Whether a property of a thing is what a variable asks for: petId is its petId or its id. */
  private static boolean isOf(String variable, String property) {
    return isSame(variable, property)
        || COMMON.contains(plain(property)) && plain(variable).endsWith(plain(property));
  }

  /** Whether they are the same: pet_id and petId, or the id of the thing and petId. */
  static boolean isSame(String variable, String property) {
    String plain = plain(variable);
    return plain.equals(plain(property)) || plain.endsWith("id") && plain(property).equals("id");
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
