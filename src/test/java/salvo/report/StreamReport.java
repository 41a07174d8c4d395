package salvo.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import salvo.event.FigureName;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.StatsCollector;

/**
 * A run of 30 s with figures beside its requests, one of which misses its objective, and with a job
 * that is measured beside them, too. First tokens of its last third come late.
 */
public final class StreamReport {

  private static final long START = Instant.parse("2026-01-02T03:00:00Z").toEpochMilli();
  private static final int SECONDS = 30;
  private static final List<String> TASK = List.of("chatter", "chat");

  private final StatsCollector collector = new StatsCollector(Set.of());

  private StreamReport() {}

  public static RunReport report() {
    return of(0);
  }

  /** The same with so many more requests, each with four figures. */
  public static RunReport of(int more) {
    StreamReport run = new StreamReport();
    for (int second = 0; second < SECONDS; second++) {
      run.second(START + second * 1_000L, second < 20 ? 50 : 600);
    }
    for (int i = 0; i < more; i++) {
      run.another("request " + i);
    }
    return SampleReports.of(
        run.collector.snapshot(),
        List.of(
            new Slo(Slo.GLOBAL, Metric.P95, 2_000),
            new Slo(FigureName.TTFT.of("chat"), Metric.P50, 300),
            new Slo(FigureName.GAP.of("chat"), Metric.P95, 100)));
  }

  private void second(long start, int firstToken) {
    request("chat", start, 800);
    figure(FigureName.GAPS.of("chat"), start, 40);
    figure(FigureName.GAPS.of("chat"), start, 150);
    figure(FigureName.GAP.of("chat"), start, 150);
    figure(FigureName.TOKENS.of("chat"), start, 80);
    figure(FigureName.TTFT.of("chat"), start, firstToken);
    if (start % 2_000 == 0) {
      request("chat turn 1", start, 700);
      figure(FigureName.TTFT.of("chat turn 1"), start, 60);
    }
    request("embeddings", start, 5);
    request("embeddings", start, 6);
    if (start % 10_000 == 0) {
      figure("job", start, 900);
    }
  }

  private void another(String name) {
    request(name, START, 100);
    for (FigureName it :
        List.of(FigureName.TTFT, FigureName.GAP, FigureName.QUEUEING, FigureName.PACE)) {
      figure(it.of(name), START, 10);
    }
  }

  private void request(String name, long start, int millis) {
    add(TASK, name, start, millis, 200);
  }

  private void figure(String name, long start, int millis) {
    List<String> groups = new ArrayList<>(TASK);
    groups.add(RunEvent.BESIDE);
    add(groups, name, start, millis, 0);
  }

  private void add(List<String> groups, String name, long start, int millis, int status) {
    collector.accept(
        new RunEvent.Request("chatter", groups, name, start, start + millis, true, status, ""));
  }
}
