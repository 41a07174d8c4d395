package salvo.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import salvo.event.RunEvent;
import salvo.monitor.sample.Subject.Kind;
import salvo.report.html.chart.HtmlUnit;
import salvo.resources.MetricUse;
import salvo.resources.ResourceSummary;
import salvo.resources.Spread;
import salvo.slo.SloResult;
import salvo.stats.GroupedRequests;
import salvo.stats.RunStats;
import salvo.stats.request.Summary;

/** The rows of the page's tables: what the model holds apart, brought together by scope. */
final class HtmlTables {

  private HtmlTables() {}

  /** The requests by user type and, where any of them has one, by task. */
  record Tasks(List<TaskRequests> rows, boolean named) {

    /** What the table shows. */
    public String caption() {
      return named ? "Requests by user type and task" : "Requests by user type";
    }
  }

  /**
   * The requests of one name in one task; a request outside any group has neither.
   *
   * @param part its number among the packed counts
   */
  record TaskRequests(String userType, String task, Summary summary, int part) {}

  /** The requests of a user type, with the numbers that they have among the packed counts. */
  record UserType(Summary summary, List<Integer> parts) {}

  /** One resource over the run. */
  record Resource(String label, HtmlUnit unit, Spread spread) {}

  /** "33 objectives, 3 missed". */
  static String caption(List<SloResult> results) {
    long missed = results.stream().filter(it -> it.status() != SloResult.Status.PASS).count();
    String all = results.size() == 1 ? "1 objective, " : results.size() + " objectives, ";
    String many = missed == 0 ? "all " : missed + " ";
    return all + (results.size() == 1 ? "" : many) + (missed == 0 ? "met" : "missed");
  }

  static Tasks tasks(List<GroupedRequests> grouped) {
    List<TaskRequests> rows = tasks(grouped, it -> true);
    return new Tasks(rows, rows.stream().anyMatch(it -> !it.task.isEmpty()));
  }

  static List<TaskRequests> tasks(
      List<GroupedRequests> grouped, Predicate<GroupedRequests> chosen) {
    return IntStream.range(0, grouped.size())
        .filter(i -> chosen.test(grouped.get(i)))
        .mapToObj(i -> task(grouped.get(i), i))
        .toList();
  }

  private static TaskRequests task(GroupedRequests requests, int part) {
    List<String> groups = requests.groups();
    return groups.isEmpty()
        ? new TaskRequests("", "", requests.summary(), part)
        : new TaskRequests(
            groups.get(0),
            String.join(" / ", groups.subList(1, groups.size())),
            requests.summary(),
            part);
  }

  static List<UserType> userTypes(RunStats stats) {
    List<GroupedRequests> grouped = stats.grouped();
    return stats.userTypes().stream()
        .map(
            it ->
                new UserType(
                    it,
                    IntStream.range(0, grouped.size())
                        .filter(i -> isOf(grouped.get(i).groups(), it.name()))
                        .boxed()
                        .toList()))
        .toList();
  }

  private static boolean isOf(List<String> groups, String userType) {
    return !groups.isEmpty() && !RunEvent.isBeside(groups) && groups.get(0).equals(userType);
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
}
