package salvo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import salvo.compare.SyntheticRun;
import salvo.event.RunEvent;
import salvo.event.log.RunHeader;
import salvo.event.log.SimulationLogWriter;

/** Logs of a shop of three endpoints that never existed, as Gatling would have written them. */
public record ShopLog(Path folder) {

  private static final List<SyntheticRun.Endpoint> ENDPOINTS =
      List.of(
          new SyntheticRun.Endpoint("add to cart", 20, 120, 0.3, 0),
          new SyntheticRun.Endpoint("get home", 40, 35, 0.3, 0.002),
          new SyntheticRun.Endpoint("pay", 0.2, 300, 0.3, 0));

  private static final SyntheticRun.Noise NOISE = new SyntheticRun.Noise(0.03, 2, 0, 1, 1);

  /** A run of a minute whose carts take so many times as long; gives its folder. */
  public Path run(String name, double factor, int seed) throws IOException {
    return run(name, "shop.ShopSimulation", factor, seed, 60);
  }

  /** A search for a capacity, with levels and a mean rate of its own; NaN for what was not seen. */
  public Path search(String name, double holds, double breaks, double rate) throws IOException {
    Path run = run(name, 1, 1);
    String found =
        (Double.isNaN(holds) ? "" : "\"holds\": " + holds + ", ")
            + (Double.isNaN(breaks) ? "" : "\"breaks\": " + breaks + ", ");
    Files.writeString(
        Files.createDirectories(run.resolve("salvo")).resolve("run.json"),
        String.format(
            Locale.ROOT,
            """
            {"version": 2,
             "run": {"id": "%s", "simulation": "ShopSimulation", "system": "shop",
               "profile": "capacity", "gatlingVersion": "3.15.1"},
             "load": {"model": "OPEN", "tasksPerSecond": %s, "duration": "PT1M"},
             "outcome": {"ending": "COMPLETED", "capacity": {"status": "PASS", "reason": "Found.",
               "statement": "Found.", "unit": "tasks/s", %s "precision": 0.1, "levels": []}}}
            """,
            name,
            rate,
            found));
    return run;
  }

  public Path run(String name, String simulation, double factor, int seed, int seconds)
      throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    List<SyntheticRun.Endpoint> endpoints =
        ENDPOINTS.stream()
            .map(it -> it.name().equals("add to cart") ? it.slower(factor) : it)
            .toList();
    long start = SyntheticRun.START;
    RunHeader header =
        new RunHeader("3.15.1", simulation, start, "", List.of("visitors"), List.of());
    try (var log = new SimulationLogWriter(run.resolve("simulation.log"), header)) {
      log.write(new RunEvent.User("visitors", true, start));
      for (RunEvent.Request request : new SyntheticRun(endpoints, NOISE, seconds).requests(seed)) {
        log.write(request);
      }
      log.write(new RunEvent.User("visitors", false, start + 1_000L * seconds));
    }
    return run;
  }
}
