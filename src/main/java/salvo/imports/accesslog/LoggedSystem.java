package salvo.imports.accesslog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.steps.Expected;
import salvo.config.steps.Step;
import salvo.imports.format.ImportChoices;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportLog;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.ImportedBody;
import salvo.imports.model.ImportedFile;
import salvo.imports.model.ImportedRoute;
import salvo.imports.model.ImportedStep;
import salvo.imports.model.ImportedSystem;
import salvo.imports.model.ImportedTask;
import salvo.imports.model.ImportedUsers;
import salvo.imports.model.Texts;

/** A system of endpoints that a log has counted: each is a task, weighted by how often it came. */
final class LoggedSystem {

  private static final int MOST_TASKS = 40;
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final ImportInput input;
  private final ImportChoices choices;
  private final ImportLog log;
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final List<ImportedTask> tasks = new ArrayList<>();
  private final List<ImportedRoute> routes = new ArrayList<>();
  private final List<ImportedFile> files = new ArrayList<>();
  private final Set<String> taskNames = new LinkedHashSet<>();
  private final Set<String> fileNames = new LinkedHashSet<>();
  private final Set<String> shapes = new LinkedHashSet<>();
  private int taken;

  LoggedSystem(ImportInput input, ImportChoices choices, ImportLog log) {
    this.input = input;
    this.choices = choices;
    this.log = log;
  }

  ImportedSystem of(AccessLogReader reader) {
    reader.table().endpoints().forEach(this::endpoint);
    if (tasks.isEmpty()) {
      throw new UnusableInput(
          input.name(),
          0,
          "a log with requests that read something and succeed",
          "Of " + reader.count() + " requests none is left; --with-writes takes those that write.");
    }
    log.guessed(
        input.name(),
        "credentials",
        "none: a log has none; add signIn or headers where requests need them");
    if (reader.arrivals().isLong()) {
      log.guessed(input.name(), "the profile", "the busiest hour: the log covers more than a day");
    }
    return ImportedSystem.named(choices.system())
        .at(choices.baseUrl(), "")
        .doing(
            List.of(
                new ImportedUsers(
                    "client", 1, Duration.ZERO, Duration.ZERO, Optional.empty(), weights)),
            tasks)
        .answering(routes)
        .with(files)
        .offering(reader.arrivals().profile(taken))
        .remarking(
            List.of(
                "Imported from "
                    + input.name()
                    + ": weights are how often each came. Edit it as you like."));
  }

  private void endpoint(LoggedEndpoint endpoint) {
    String place = input.name() + ":" + endpoint.line();
    String title = endpoint.method() + " " + endpoint.template();
    if (endpoint.success() == 0) {
      log.leftOut(place, title, "answered " + endpoint.status() + " each time", endpoint.count());
    } else if (tasks.size() == MOST_TASKS) {
      log.leftOut(place, title, "rarer than the 40 most frequent", endpoint.count());
    } else {
      log.taken(place, title, endpoint.count());
      taken += endpoint.count();
      if (endpoint.hasOtherQueries()) {
        log.guessed(place, title, "has the query fields that came most often");
      }
      task(endpoint);
    }
  }

  private void task(LoggedEndpoint endpoint) {
    String words = endpoint.template().replaceAll("[^A-Za-z0-9]+", " ").strip();
    String name =
        Texts.unique(
            Texts.name(
                endpoint.method().toLowerCase(Locale.ROOT)
                    + " "
                    + (words.isEmpty() ? "root" : words)),
            taskNames);
    List<Map<String, String>> sample = endpoint.sample();
    Set<String> columns = new TreeSet<>();
    sample.forEach(it -> columns.addAll(it.keySet()));
    columns.removeIf(it -> isSame(it, sample));
    List<ImportedStep> steps = new ArrayList<>();
    if (!columns.isEmpty()) {
      String file = Texts.unique(Texts.fileName(name, ""), fileNames).replace(' ', '-') + ".csv";
      files.add(ImportedFile.feeder(file, List.copyOf(columns), rows(columns, sample)));
      steps.add(new ImportedStep.Feed(file, Step.Share.SPLIT));
    }
    steps.add(request(endpoint, columns));
    tasks.add(new ImportedTask(name, "", steps));
    weights.put(name, (double) endpoint.count());
    route(endpoint);
  }

  private static boolean isSame(String column, List<Map<String, String>> sample) {
    return sample.stream().map(it -> it.getOrDefault(column, "")).distinct().count() == 1;
  }

  private static List<List<String>> rows(Set<String> columns, List<Map<String, String>> sample) {
    return sample.stream()
        .map(row -> columns.stream().map(it -> row.getOrDefault(it, "")).toList())
        .toList();
  }

  private ImportedStep.Request request(LoggedEndpoint endpoint, Set<String> columns) {
    Map<String, String> first = endpoint.sample().isEmpty() ? Map.of() : endpoint.sample().get(0);
    Map<String, String> query = new LinkedHashMap<>();
    endpoint.query().forEach((name, column) -> query.put(name, value(column, columns, first)));
    String path =
        VARIABLE
            .matcher(Texts.literal(endpoint.template()))
            .replaceAll(it -> Matcher.quoteReplacement(value(it.group(1), columns, first)));
    int status = endpoint.success();
    return new ImportedStep.Request(
        "",
        endpoint.method(),
        path,
        query,
        Map.of(),
        new ImportedBody.None(),
        Expected.status(status >= 300 ? List.of(status) : List.of()),
        List.of(),
        Optional.empty(),
        "");
  }

  private static String value(String column, Set<String> columns, Map<String, String> first) {
    return columns.contains(column)
        ? "#{" + column + "}"
        : Texts.literal(first.getOrDefault(column, ""));
  }

  /** One for each kind of path, whatever its variables are called. */
  private void route(LoggedEndpoint endpoint) {
    if (shapes.add(endpoint.method() + VARIABLE.matcher(endpoint.template()).replaceAll("{}"))) {
      double median = endpoint.median();
      routes.add(
          new ImportedRoute(
              endpoint.method(),
              endpoint.template(),
              endpoint.success(),
              "application/json",
              endpoint.method().equals("HEAD") || endpoint.success() != 200 ? "" : "{}",
              Map.of(),
              Duration.ofMillis(median < 1 ? 20 : Math.round(median))));
    }
  }
}
