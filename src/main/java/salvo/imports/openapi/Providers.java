package salvo.imports.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Operation.Content;
import salvo.imports.openapi.document.Schemas;

/** Which operation's answer brings what the path of another asks for. */
final class Providers {

  /** Too common to tell of one thing. */
  private static final Set<String> COMMON =
      Set.of("id", "uuid", "guid", "name", "key", "slug", "code", "type", "status", "version");

  private final Schemas schemas;
  private final Map<String, List<Operation>> byPath = new HashMap<>();
  private final Map<String, List<Operation>> byThing = new HashMap<>();
  private final Map<String, List<Operation>> byProperty = new HashMap<>();

  Providers(List<Operation> operations, Schemas schemas) {
    this.schemas = schemas;
    operations.stream()
        .sorted(Comparator.comparingInt(it -> it.variables().size()))
        .forEach(this::index);
  }

  private void index(Operation operation) {
    String path = operation.path().replaceFirst("(?<=.)/$", "");
    byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(operation);
    String word = plain(path.substring(path.lastIndexOf('/') + 1));
    byThing.computeIfAbsent(singular(word), key -> new ArrayList<>()).add(operation);
    Set<String> properties = new HashSet<>();
    operation
        .answer()
        .content()
        .filter(Content::isJson)
        .ifPresent(it -> schemas.names(it.schema()).forEach(name -> properties.add(plain(name))));
    properties.forEach(
        it -> byProperty.computeIfAbsent(it, key -> new ArrayList<>()).add(operation));
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
    return others(byPath, asker.collectionOf(variable), asker, allowed)
        .flatMap(it -> provider(it, name -> isOf(variable, name)).stream())
        .findFirst()
        .or(() -> byName(asker, variable, allowed));
  }

  /** The best read that brings what a property of a body names: customerId is of /customers. */
  Optional<Provider> ofProperty(Operation asker, String property) {
    String thing = plain(property).replaceFirst("id$", "");
    return others(byThing, thing, asker, Operation::isRead)
        .filter(it -> it.variables().isEmpty())
        .flatMap(it -> provider(it, name -> isOf(property, name)).stream())
        .findFirst();
  }

  private Optional<Provider> byName(
      Operation asker, String variable, Predicate<Operation> allowed) {
    return COMMON.contains(plain(variable))
        ? Optional.empty()
        : others(byProperty, plain(variable), asker, allowed)
            .filter(it -> !it.variables().contains(variable))
            .flatMap(it -> provider(it, name -> plain(name).equals(plain(variable))).stream())
            .findFirst();
  }

  private static Stream<Operation> others(
      Map<String, List<Operation>> index,
      String key,
      Operation asker,
      Predicate<Operation> allowed) {
    return index.getOrDefault(key, List.of()).stream()
        .filter(it -> !it.call().equals(asker.call()) && allowed.test(it));
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

  /** Cherries are cherry, and pets a pet. */
  static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.endsWith("s") && !word.endsWith("ss") && word.length() > 3
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
