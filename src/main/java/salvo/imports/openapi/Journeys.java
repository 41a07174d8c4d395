package salvo.imports.openapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import salvo.imports.format.ImportLog;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedRoute;
import salvo.imports.model.ImportedTask;
import salvo.imports.model.ImportedUsers;
import salvo.imports.model.Texts;
import salvo.imports.openapi.Providers.Provider;
import salvo.imports.openapi.document.Operation;
import salvo.imports.openapi.document.Operation.Parameter;
import salvo.imports.openapi.document.Schemas;

/**
 * Operations as tasks: of each resource one that looks and, where writes are wanted, one that makes
 * something, reads it, changes it and takes it away again.
 */
final class Journeys {

  private static final Pattern NO_RESOURCE = Pattern.compile("api|rest|v\\d+(\\.\\d+)*");
  private static final String WRITES = "--with-writes takes it";
  private static final double READ_WEIGHT = 3;

  private final List<Operation> operations;
  private final String common;
  private final boolean withWrites;
  private final Providers providers;
  private final Samples samples;
  private final Routes routes;
  private final Requests requests;
  private final ImportLog log;
  private final Map<String, String> reasons = new HashMap<>();
  private final Map<String, String> askers = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Set<String>> saves = new HashMap<>();
  private final List<ImportedTask> tasks = new ArrayList<>();
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final List<ImportedFile> files = new ArrayList<>();

  Journeys(
      List<Operation> operations,
      boolean withWrites,
      Schemas schemas,
      Samples samples,
      Requests requests,
      ImportLog log) {
    this.operations = operations;
    this.common = common(operations);
    this.withWrites = withWrites;
    this.providers = new Providers(operations, schemas);
    this.samples = samples;
    this.routes = new Routes(samples, schemas);
    this.requests = requests;
    this.log = log;
  }

  /** Makes the tasks, and tells of each operation whether it is taken. */
  void make() {
    Set<String> fileNames = new HashSet<>();
    Set<String> taskNames = new HashSet<>();
    resources()
        .forEach(
            (name, all) -> {
              String file = Texts.unique(Texts.fileName(name, ""), fileNames).replace(' ', '-');
              FeederColumns columns = new FeederColumns(file + ".csv");
              add(
                  Texts.unique(Texts.name("browse " + name), taskNames),
                  reading(all, columns),
                  READ_WEIGHT);
              if (withWrites) {
                add(
                    Texts.unique(Texts.name("change " + name), taskNames),
                    changing(all, columns),
                    1);
              }
              columns.asFile().ifPresent(this::addFeeder);
            });
    requests.upload().ifPresent(files::add);
    operations.forEach(this::tell);
  }

  private void addFeeder(ImportedFile feeder) {
    files.add(feeder);
    log.guessed(
        feeder.name(),
        "the values of " + feeder.name(),
        "taken from the document or generated; put in what your system knows");
  }

  List<ImportedTask> tasks() {
    return tasks;
  }

  List<ImportedFile> files() {
    return files;
  }

  /** One type of users, who do all tasks. */
  List<ImportedUsers> users() {
    if (tasks.isEmpty()) {
      return List.of();
    }
    log.guessed(
        "userTypes",
        "think time of 1 to 3 s, and reads three times as often as writes",
        "the document says nothing about load");
    return List.of(
        new ImportedUsers(
            "client",
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Optional.empty(),
            Collections.unmodifiableMap(weights)));
  }

  /** The stand-in for all that is sent. */
  List<ImportedRoute> routes() {
    return operations.stream()
        .filter(it -> taken.contains(it.call()))
        .map(it -> routes.of(it, List.copyOf(saves.getOrDefault(it.call(), Set.of()))))
        .toList();
  }

  /** By their first tag, or else the first word of their path that tells something. */
  private Map<String, List<Operation>> resources() {
    Map<String, List<Operation>> resources = new LinkedHashMap<>();
    for (Operation it : operations) {
      String name = it.tag().isEmpty() ? resource(it).replace("%20", " ") : it.tag();
      resources.computeIfAbsent(name, key -> new ArrayList<>()).add(it);
    }
    return resources;
  }

  private String resource(Operation operation) {
    return operation.words().stream()
        .filter(it -> !NO_RESOURCE.matcher(it).matches() && !it.equals(common))
        .findFirst()
        .orElse("service");
  }

  /** The word that every path begins with, and so tells nothing; empty where there is none. */
  private static String common(List<Operation> operations) {
    Set<String> first = new HashSet<>();
    for (Operation it : operations) {
      List<String> words = it.words();
      first.add(words.size() < 2 ? "" : words.get(0));
    }
    return operations.size() > 1 && first.size() == 1 ? first.iterator().next() : "";
  }

  private void add(String name, TaskDraft draft, double weight) {
    if (draft.isEmpty()) {
      return;
    }
    tasks.add(new ImportedTask(name, "", draft.steps()));
    weights.put(name, weight);
    for (Operation it : draft.operations()) {
      taken.add(it.call());
      saves.computeIfAbsent(it.call(), key -> new LinkedHashSet<>()).addAll(draft.savesOf(it));
    }
  }

  private TaskDraft draft(
      FeederColumns columns,
      List<BiPredicate<Operation, Operation>> brings,
      BiFunction<Operation, String, Optional<String>> against) {
    return new TaskDraft(
        new TaskDraft.Rules(providers, samples, requests, log, brings, against), columns);
  }

  /** What changes nothing; what it needs is looked for, not made. */
  private TaskDraft reading(List<Operation> all, FeederColumns columns) {
    TaskDraft draft =
        draft(columns, List.of((asker, other) -> other.isRead()), this::reasonAgainstMadeRead);
    for (Operation it : all) {
      if (it.isRead()) {
        draft.add(it).ifPresent(reason -> reasons.put(it.call(), reason));
      }
      if (it.isSearch() && draft.has(it)) {
        log.guessed(it.place(), it.call() + " changes nothing", "by its name");
      }
    }
    return draft;
  }

  /** A made value finds nothing where only a write brings the real one. */
  private Optional<String> reasonAgainstMadeRead(Operation asker, String variable) {
    Optional<Provider> write = providers.of(asker, variable, it -> !it.isRead());
    if (write.isEmpty() || isGiven(asker, variable)) {
      return Optional.empty();
    }
    String call = write.get().operation().call();
    askers.putIfAbsent(call, asker.call());
    return Optional.of(
        "it needs " + variable + ", which only " + call + " brings: --with-writes takes both");
  }

  private boolean isGiven(Operation asker, String variable) {
    return asker.parameter(variable, "path").filter(this::isGiven).isPresent();
  }

  private boolean isGiven(Parameter parameter) {
    return !samples.givenFor(parameter).isEmpty();
  }

  /** What makes something comes first, then who reads and changes that, and who deletes it last. */
  private TaskDraft changing(List<Operation> all, FeederColumns columns) {
    TaskDraft draft =
        draft(
            columns,
            List.of((asker, other) -> isMaking(other), Journeys::mayTakeWhatIsThere),
            this::reasonAgainstMadeChange);
    List<Operation> writes =
        all.stream()
            .filter(it -> !it.isRead())
            .sorted(Comparator.comparingInt(Journeys::rank))
            .toList();
    for (Operation it : writes) {
      if (it.method().equals("DELETE") && it.variables().isEmpty()) {
        reasons.put(it.call(), "it would delete what the task has not made");
      } else {
        if (rank(it) > 0) {
          readMade(all, draft);
        }
        draft.add(it).ifPresent(reason -> reasons.put(it.call(), reason));
      }
    }
    readMade(all, draft);
    return draft;
  }

  /** POST, PUT and PATCH by how much they are about, then DELETE of the innermost first. */
  private static int rank(Operation operation) {
    return switch (operation.method()) {
      case "POST" -> -100 + operation.variables().size();
      case "PUT" -> 100 + operation.variables().size();
      case "PATCH" -> 200 + operation.variables().size();
      default -> 400 - operation.variables().size();
    };
  }

  /** Reads what the task has made, unless something is deleted already. */
  private void readMade(List<Operation> all, TaskDraft draft) {
    boolean isOver = draft.operations().stream().anyMatch(it -> it.method().equals("DELETE"));
    for (Operation it : all) {
      boolean isOfMade =
          it.isOfOne() && it.variables().stream().allMatch(name -> isMade(it, name, draft));
      if (!isOver && it.method().equals("GET") && (isOfMade || reasons.containsKey(it.call()))) {
        draft.add(it);
      }
    }
  }

  private boolean isMade(Operation asker, String variable, TaskDraft draft) {
    return providers.of(asker, variable, it -> isMaking(it) && draft.has(it)).isPresent();
  }

  private static boolean isMaking(Operation operation) {
    return operation.method().equals("POST") && !operation.isSearch();
  }

  /** Nothing is deleted or replaced but what was made. */
  private static boolean mayTakeWhatIsThere(Operation asker, Operation other) {
    return other.isRead() && !asker.method().equals("DELETE") && !asker.method().equals("PUT");
  }

  private Optional<String> reasonAgainstMadeChange(Operation asker, String variable) {
    return asker.method().equals("DELETE")
        ? Optional.of("it would delete what the task has not made")
        : Optional.empty();
  }

  private void tell(Operation operation) {
    String call = operation.call();
    if (taken.contains(call)) {
      log.taken(operation.place(), call);
      return;
    }
    log.leftOut(operation.place(), call, reason(operation));
  }

  private String reason(Operation operation) {
    String reason = reasons.get(operation.call());
    if (reason != null) {
      return reason;
    }
    String asker = askers.get(operation.call());
    return asker == null
        ? "it changes something: " + WRITES
        : "it changes something, and " + asker + " needs what it brings: --with-writes takes both";
  }
}
