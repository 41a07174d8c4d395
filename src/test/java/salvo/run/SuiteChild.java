package salvo.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import salvo.SuppressForbidden;
import salvo.suite.SuiteRunIT;

/** The process of a member of {@link SuiteRunIT}'s suites; its first argument says what it does. */
public final class SuiteChild {

  private static final String SUMMARY =
      """
      {"schemaVersion": 1,
       "run": {"id": "passsimulation-1", "simulation": "PassSimulation"},
       "verdict": {"status": "PASS", "reasons": ["All objectives were met."]},
       "total": {"requests": 7, "ok": 7}}
      """;

  private SuiteChild() {}

  @SuppressForbidden("what it says is what the test reads")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "PassSimulation" -> {
        Path ours = Files.createDirectories(folder.resolve("passsimulation-1").resolve("salvo"));
        Files.writeString(ours.resolve("summary.json"), SUMMARY);
      }
      case "WithoutReportSimulation" -> {}
      case "WaitingSimulation" -> {
        Files.createFile(folder.resolve("waiting"));
        new CountDownLatch(1).await();
      }
      default -> {
        System.err.println("Refused: rps");
        System.exit(1);
      }
    }
  }
}
