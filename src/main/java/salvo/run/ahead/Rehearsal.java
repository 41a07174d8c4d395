package salvo.run.ahead;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.Daemon;
import salvo.event.RunEvent;
import salvo.report.RunReport;
import salvo.report.console.ConsoleVerdict;
import salvo.saved.Analysis;
import salvo.saved.ReportFiles;
import salvo.saved.RunFacts;
import salvo.saved.injector.Replay;
import salvo.slo.Verdict;
import salvo.stats.StatsCollector;

/**
 * The end of a run, gone through once before it begins and for nobody to see: a class or a library
 * that is first used at the end needs a file that a load may have left no room to open.
 */
public final class Rehearsal {

  /** What a run uses only late, most of it only at its end. */
  private static final List<String> ROOMS =
      List.of(
          "abort",
          "analysis",
          "capacity",
          "compare",
          "event",
          "gatling/client",
          "gatling/engine",
          "gatling/output",
          "live",
          "report",
          "resources",
          "run/capacity",
          "run/drive",
          "run/sample",
          "saved",
          "slo",
          "stats",
          "text");

  private static final String CLASS = ".class";

  private Rehearsal() {}

  /** Begins it on a thread of its own. */
  public static Thread start(RunFacts facts, Map<String, Object> configuration) {
    Thread thread = Daemon.thread("salvo-rehearsal", () -> run(facts, configuration));
    thread.start();
    return thread;
  }

  /** Goes through it; what fails here will tell of itself when it is needed. */
  static void run(RunFacts facts, Map<String, Object> configuration) {
    try {
      loadClasses();
      RunReport report = report(facts, configuration);
      ReportFiles.names(report).forEach(name -> ReportFiles.text(report, name));
      ConsoleVerdict.render(report, Path.of(""), false, true);
    } catch (IOException | RuntimeException | LinkageError e) {
      // The run itself may well do without.
    }
  }

  private static RunReport report(RunFacts facts, Map<String, Object> configuration) {
    StatsCollector collected = new StatsCollector(facts.unmeasuredScenarios());
    List<String> groups = List.of("user", "task");
    collected.accept(
        List.of(
            new RunEvent.User("user load", true, 1_000),
            new RunEvent.Request("user load", groups, "one", 1_000, 1_010, true, 200, ""),
            new RunEvent.Request("user load", groups, "one", 1_010, 1_020, false, 500, "no"),
            new RunEvent.Group("user load", groups, 1_000, 1_020, 20, false),
            new RunEvent.Crash("one: no", 1_020),
            new RunEvent.User("user load", false, 1_030)));
    RunFacts ended =
        facts.ended(
            1,
            List.of(),
            Map.of(),
            new RunFacts.Outcome(
                Optional.of(Verdict.Ending.COMPLETED),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(RunFacts.Live.of(collected, 0, Optional.empty())),
                Optional.empty()));
    return Analysis.report(ended, collected, List.of(), configuration, Replay.NONE);
  }

  /** Where they lie in a folder; those of a jar need no file of their own. */
  private static void loadClasses() throws IOException {
    Path root =
        Path.of(
            URI.create(
                Rehearsal.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    for (String room : ROOMS) {
      Path folder = root.resolve("salvo").resolve(room);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(it -> it.toString().endsWith(CLASS)).forEach(it -> load(root, it));
        }
      }
    }
  }

  private static void load(Path root, Path file) {
    String path = root.relativize(file).toString();
    String name =
        path.substring(0, path.length() - CLASS.length())
            .replace(file.getFileSystem().getSeparator(), ".");
    try {
      Class.forName(name, false, Rehearsal.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // Then the end of the run will not find it either, and says so.
    }
  }
}
