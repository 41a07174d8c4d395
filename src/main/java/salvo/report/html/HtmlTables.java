package salvo.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.Apdex;
import salvo.analysis.Outcomes;
import salvo.monitor.sample.Subject.Kind;
import salvo.report.RunReport;
import salvo.resources.MetricUse;
import salvo.resources.ResourceSummary;
import salvo.resources.Spread;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.TierResult;
import salvo.stats.GroupedRequests;
import salvo.stats.request.Summary;

/** The rows of the page's tables: what the model holds apart, brought together by scope. */
final class HtmlTables {

  private static final List<OutcomeColumn> OUTCOMES =
      List.of(
          new OutcomeColumn("Refused as expected", Outcomes::expectedRefusal),
          new OutcomeColumn("Client error", Outcomes::clientError),
          new OutcomeColumn("Server error", Outcomes::serverError),
          new OutcomeColumn("Timeout", Outcomes::timeout),
          new OutcomeColumn("Connection", Outcomes::connection),
          new OutcomeColumn("Check failed", Outcomes::checkFailed),
          new OutcomeColumn("Other", Outcomes::other));

  private HtmlTables() {}

  /**
   * The endpoints, with only those outcome classes that any request fell into.
   *
   * @param apdex whether any of them has one
   * @param total the whole run
   */
  record Endpoints(List<String> outcomes, boolean apdex, List<Endpoint> rows, Endpoint total) {}

  /**
   * An endpoint's row.
   *
   * @param objectives what they came to; null where it has none
   * @param apdex null where it has none
   * @param outcomes one count per class; empty where they are not known
   */
  record Endpoint(Summary summary, SloResult.Status objectives, Apdex apdex, List<Long> outcomes) {}

  /** The requests by user type and, where any of them has one, by task. */
  record Tasks(List<TaskRequests> rows, boolean named) {

    /** What the table shows. */
    public String caption() {
      return named ? "Requests by user type and task" : "Requests by user type";
    }
  }

  /** The requests of one name in one task; a request outside any group has neither. */
  record TaskRequests(String userType, String task, Summary summary) {}

  /** One resource over the run. */
  record Resource(String label, HtmlUnit unit, Spread spread) {}

  /** A setting by its full key. */
  record Setting(String key, String value) {}

  private record OutcomeColumn(String label, ToLongFunction<Outcomes> count) {}

  static Endpoints endpoints(RunReport report) {
    Map<String, Outcomes> outcomes = byScope(report.breakdown().outcomes(), Outcomes::scope);
    Map<String, Apdex> apdex = byScope(report.breakdown().apdex(), Apdex::scope);
    List<OutcomeColumn> classes =
        OUTCOMES.stream()
            .filter(it -> outcomes.values().stream().anyMatch(of -> it.count.applyAsLong(of) > 0))
            .toList();
    Function<String, List<Long>> counts =
        scope ->
            outcomes.containsKey(scope)
                ? classes.stream().map(it -> it.count.applyAsLong(outcomes.get(scope))).toList()
                : List.of();
    List<Endpoint> rows =
        report.stats().endpoints().stream()
            .map(it -> endpoint(it, it.name(), report.slos(), apdex, counts))
            .toList();
    Endpoint total = endpoint(report.stats().total(), Slo.GLOBAL, report.slos(), apdex, counts);
    List<String> labels = classes.stream().map(OutcomeColumn::label).toList();
    boolean anyApdex = rows.stream().anyMatch(it -> it.apdex != null);
    return new Endpoints(labels, anyApdex, rows, total);
  }

  private static Endpoint endpoint(
      Summary summary,
      String scope,
      List<SloResult> slos,
      Map<String, Apdex> apdex,
      Function<String, List<Long>> outcomes) {
    return new Endpoint(summary, objectives(scope, slos), apdex.get(scope), outcomes.apply(scope));
  }

  private static SloResult.Status objectives(String scope, List<SloResult> slos) {
    List<SloResult> own = slos.stream().filter(it -> it.slo().scope().equals(scope)).toList();
    boolean met = own.stream().allMatch(it -> it.status() == SloResult.Status.PASS);
    SloResult.Status status = met ? SloResult.Status.PASS : SloResult.Status.FAIL;
    return own.isEmpty() ? null : status;
  }

  /** The results in their order, but those that break the run before those that do not. */
  static List<SloResult> missedFirst(List<SloResult> results) {
    return results.stream()
        .sorted(Comparator.comparing(it -> it.status() == SloResult.Status.PASS))
        .toList();
  }

  /** The tiers in their order, but the worst first. */
  static List<TierResult> worstFirst(List<TierResult> tiers) {
    return tiers.stream().sorted(Comparator.comparing(TierResult::tier).reversed()).toList();
  }

  /** "33 objectives, 3 missed". */
  static String caption(List<SloResult> results) {
    long missed = results.stream().filter(it -> it.status() != SloResult.Status.PASS).count();
    String all = results.size() == 1 ? "1 objective, " : results.size() + " objectives, ";
    String many = missed == 0 ? "all " : missed + " ";
    return all + (results.size() == 1 ? "" : many) + (missed == 0 ? "met" : "missed");
  }

  static Tasks tasks(List<GroupedRequests> grouped) {
    List<TaskRequests> rows = grouped.stream().map(HtmlTables::task).toList();
    return new Tasks(rows, rows.stream().anyMatch(it -> !it.task.isEmpty()));
  }

  private static TaskRequests task(GroupedRequests requests) {
    List<String> groups = requests.groups();
    return groups.isEmpty()
        ? new TaskRequests("", "", requests.summary())
        : new TaskRequests(
            groups.get(0),
            String.join(" / ", groups.subList(1, groups.size())),
            requests.summary());
  }

  /** A GPU is told by how busy it is; a single processor is but in the charts. */
  static List<Resource> resources(ResourceSummary resources) {
    List<Resource> rows = new ArrayList<>();
    resources.cpu().ifPresent(it -> rows.add(new Resource("CPU", HtmlUnit.SHARE, it)));
    resources.memory().ifPresent(it -> rows.add(new Resource("Memory", HtmlUnit.SHARE, it)));
    resources
        .injector()
        .ifPresent(
            it -> {
              process("Injector", it.process(), rows);
              rows.add(new Resource("Injector heap", HtmlUnit.BYTES, it.heapBytes()));
              rows.add(new Resource("Injector GC pauses", HtmlUnit.MILLIS, it.gcPauseMillis()));
              rows.add(
                  new Resource(
                      "Injector scheduling delay", HtmlUnit.MILLIS, it.schedulingDelayMillis()));
            });
    resources.target().ifPresent(it -> process("Target", it, rows));
    resources.metrics().stream()
        .filter(it -> it.resource().isGpuLoad())
        .forEach(it -> rows.add(row(it.resource().metric().subject().label(), it)));
    resources.metrics().stream()
        .filter(it -> !it.resource().isGpuLoad() && !it.resource().isOf(Kind.PROCESSOR))
        .filter(it -> it.spread().min() != 0 || it.spread().max() != 0)
        .forEach(it -> rows.add(row(it.resource().label(), it)));
    return rows;
  }

  private static Resource row(String label, MetricUse use) {
    return new Resource(label, HtmlUnit.ofResource(use.resource().unit()), use.spread());
  }

  private static void process(
      String name, ResourceSummary.ProcessUse process, List<Resource> rows) {
    rows.add(new Resource(name + " CPU", HtmlUnit.CORES, process.cpuCores()));
    rows.add(new Resource(name + " memory", HtmlUnit.BYTES, process.residentBytes()));
  }

  /** The settings with their full keys, in alphabetical order. */
  static List<Setting> settings(Map<?, ?> configuration) {
    return configuration.entrySet().stream()
        .flatMap(it -> settings(String.valueOf(it.getKey()), it.getValue()))
        .sorted(Comparator.comparing(Setting::key))
        .toList();
  }

  private static Stream<Setting> settings(String key, Object value) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return map.entrySet().stream()
          .flatMap(it -> settings(key + "." + it.getKey(), it.getValue()));
    }
    return Stream.of(new Setting(key, String.valueOf(value)));
  }

  private static <T> Map<String, T> byScope(List<T> parts, Function<T, String> scope) {
    return parts.stream().collect(Collectors.toMap(scope, Function.identity(), (one, two) -> one));
  }
}
