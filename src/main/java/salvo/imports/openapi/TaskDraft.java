package salvo.imports.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import salvo.config.steps.Saved;
import salvo.config.steps.Step.Share;
import salvo.imports.format.ImportLog;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.Texts;
import salvo.imports.openapi.Providers.Provider;
import salvo.imports.openapi.document.JsonNodes;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Operation.Parameter;

/**
 * A task while it is put in order: what an operation's path asks for is brought by another before
 * it, or comes from a feeder.
 */
final class TaskDraft {

  private static final Set<String> COMMON = Set.of("id", "uuid", "name", "key", "slug", "code");

  private final Rules rules;
  private final FeederColumns columns;
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, Placed> placed = new LinkedHashMap<>();
  private final Map<String, String> attributes = new HashMap<>();

  /**
   * What is the same for all tasks of a kind.
   *
   * @param brings whether for an operation another may be asked for a value, the best first
   * @param against why a value cannot be made up for an operation's variable
   */
  record Rules(
      Providers providers,
      Samples samples,
      Requests requests,
      ImportLog log,
      List<BiPredicate<Operation, Operation>> brings,
      BiFunction<Operation, String, Optional<String>> against) {}

  private record Placed(
      Operation operation,
      Map<String, String> variables,
      Map<String, String> brought,
      List<Saved> saves) {}

  TaskDraft(Rules rules, FeederColumns columns) {
    this.rules = rules;
    this.columns = columns;
  }

  boolean has(Operation operation) {
    return placed.containsKey(operation.call());
  }

  boolean isEmpty() {
    return placed.isEmpty();
  }

  List<Operation> operations() {
    return placed.values().stream().map(Placed::operation).toList();
  }

  /** JMESPaths of what others take of an operation's answer. */
  List<String> savesOf(Operation operation) {
    return Optional.ofNullable(placed.get(operation.call())).stream()
        .flatMap(it -> it.saves().stream().map(Saved::expression))
        .toList();
  }

  /** Puts an operation after those that it needs, or tells why it cannot be done. */
  Optional<String> add(Operation operation) {
    if (has(operation)) {
      return Optional.empty();
    }
    if (!open.add(operation.call())) {
      return Optional.of("it needs a request that needs it");
    }
    try {
      Map<String, String> variables = new LinkedHashMap<>();
      for (String variable : operation.variables()) {
        Optional<String> reason = resolve(operation, variable, variables);
        if (reason.isPresent()) {
          return reason;
        }
      }
      Map<String, String> brought = brought(operation);
      placed.put(operation.call(), new Placed(operation, variables, brought, new ArrayList<>()));
      return Optional.empty();
    } finally {
      open.remove(operation.call());
    }
  }

  private Optional<String> resolve(
      Operation operation, String variable, Map<String, String> variables) {
    for (BiPredicate<Operation, Operation> brings : rules.brings()) {
      Optional<Provider> provider =
          rules.providers().of(operation, variable, it -> brings.test(operation, it));
      if (provider.isPresent() && add(provider.get().operation()).isEmpty()) {
        variables.put(variable, "#{" + saved(provider.get(), operation, variable) + "}");
        return Optional.empty();
      }
    }
    Optional<String> reason = rules.against().apply(operation, variable);
    if (reason.isPresent()) {
      return reason;
    }
    Parameter parameter =
        operation
            .parameter(variable, "path")
            .orElse(new Parameter(variable, "path", true, JsonNodes.object(), List.of()));
    boolean isGiven = !rules.samples().givenFor(parameter).isEmpty();
    rules
        .log()
        .guessed(
            operation.place(),
            "{" + variable + "} of " + operation.call(),
            isGiven
                ? "no answer provides it: values from the document"
                : "no answer provides it: values are generated; put real ones into "
                    + columns.file());
    variables.put(variable, rules.samples().ofPath(parameter, columns));
    return Optional.empty();
  }

  /** What the body names of other things, where an answer brings it. */
  private Map<String, String> brought(Operation operation) {
    Map<String, String> brought = new LinkedHashMap<>();
    for (String property :
        operation.body().map(it -> rules.samples().references(it)).orElse(List.of())) {
      rules
          .providers()
          .ofProperty(operation, property)
          .filter(it -> add(it.operation()).isEmpty())
          .ifPresent(it -> brought.put(property, "#{" + saved(it, operation, property) + "}"));
    }
    return brought;
  }

  /** One name for what comes from one place, another for another. */
  private String saved(Provider provider, Operation asker, String variable) {
    String source = provider.operation().call() + " " + provider.path();
    String known = attributes.get(source);
    if (known != null) {
      return known;
    }
    String name = attribute(asker, variable);
    String free = name;
    for (int i = 2; attributes.containsValue(free); i++) {
      free = name + i;
    }
    attributes.put(source, free);
    placed
        .get(provider.operation().call())
        .saves()
        .add(new Saved(free, Saved.Kind.JSON, provider.path()));
    return free;
  }

  /** The id of /pets/{id} is petId. */
  private static String attribute(Operation asker, String variable) {
    if (!COMMON.contains(variable.toLowerCase(Locale.ROOT))) {
      return Texts.attribute(variable);
    }
    String collection = asker.collectionOf(variable);
    String last = collection.substring(collection.lastIndexOf('/') + 1);
    String thing = Texts.attribute(Providers.singular(last.isEmpty() ? "value" : last));
    return thing + variable.substring(0, 1).toUpperCase(Locale.ROOT) + variable.substring(1);
  }

  /** The task's steps. */
  List<ImportedStep> steps() {
    List<ImportedStep> steps = new ArrayList<>();
    for (Placed it : placed.values()) {
      steps.add(
          rules.requests().of(it.operation(), it.variables(), it.brought(), it.saves(), columns));
    }
    String text = steps.toString();
    if (columns.names().stream().anyMatch(it -> text.contains("#{" + it + "}"))) {
      steps.add(0, new ImportedStep.Feed(columns.file(), Share.SPLIT));
    }
    return steps;
  }
}
