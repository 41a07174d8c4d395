package salvo.doctor.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import salvo.config.Settings;
import salvo.config.host.HostVariables;
import salvo.doctor.finding.Check;

/** All that there is to look at on this machine. */
public final class MachineChecks {

  /** Where the control room is unless it is told otherwise. */
  private static final int CONTROL_ROOM = 8089;

  private static final Path ROOT = Path.of("/");

  private MachineChecks() {}

  /** Those for a run with these settings. */
  public static List<Check> of(Settings settings, HostVariables host) {
    Limits limits = Limits.of(ROOT);
    Path results = settings.output().directory();
    List<Check> checks = new ArrayList<>();
    checks.add(JavaCheck.ofThisProcess());
    checks.add(new MavenCheck(host.path()));
    checks.add(new MemoryCheck(Memory.ofThisMachine(ROOT, limits)));
    checks.add(new ProcessorCheck(Runtime.getRuntime().availableProcessors(), limits.cores()));
    checks.add(OpenFilesCheck.ofThisProcess());
    checks.add(new LocalPortsCheck(ROOT));
    checks.add(ClockCheck.ofThisMachine(ROOT));
    checks.add(
        new FreePortCheck(
            CONTROL_ROOM,
            "the control room",
            "Nothing, if the control room is already open. Otherwise use ./salvo ui --port 0."));
    if (settings.live().enabled() && settings.live().port() > 0) {
      checks.add(
          new FreePortCheck(
              settings.live().port(),
              "the page of a run",
              "Set salvo.live.port to 0 for any free port: as it is, the run has no live page."));
    }
    checks.add(new ProxyCheck(host.proxies()));
    checks.add(new FolderCheck("results folder", results, "salvo.report.directory"));
    checks.add(DiskCheck.of(results));
    checks.add(new FolderCheck("temporary folder", host.temporary(), "java.io.tmpdir"));
    return checks;
  }
}
