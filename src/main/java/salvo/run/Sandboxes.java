package salvo.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.config.Settings;
import salvo.monitor.TargetProcess;
import salvo.sandbox.SandboxMain;
import salvo.saved.RunFiles;

/**
 * The stand-in servers of a run: one is the target when no other is given, one takes the warm-up
 * when the target is real and must not.
 */
final class Sandboxes implements AutoCloseable {

  private final Optional<URI> realTarget;
  private final boolean warmUpOnTarget;
  private final Path log;
  private final SandboxProcess sandbox;

  private Sandboxes(
      Optional<URI> realTarget, boolean warmUpOnTarget, Path log, SandboxProcess sandbox) {
    this.realTarget = realTarget;
    this.warmUpOnTarget = warmUpOnTarget;
    this.log = log;
    this.sandbox = sandbox;
  }

  /**
   * Starts what the plan asks for.
   *
   * @param credentials what the simulation will sign in with
   * @param folder where the log stands until the run has a folder of its own
   */
  static Sandboxes start(RunPlan plan, Map<String, String> credentials, Path folder) {
    Settings settings = plan.settings();
    Settings.WarmUp warmUp = settings.warmUp();
    boolean warmUpElsewhere = !warmUp.duration().isZero() && !warmUp.onTarget();
    boolean needed = settings.baseUrl().isEmpty() || warmUpElsewhere;
    Path log = log(folder);
    return new Sandboxes(
        settings.baseUrl(),
        warmUp.onTarget(),
        log,
        needed
            ? SandboxProcess.start(
                settings.baseUrl().isEmpty()
                    ? SandboxMain.JVM_FLAGS
                    : SandboxMain.FLAGS_OF_STAND_IN,
                options(plan, credentials, log),
                log)
            : null);
  }

  /** A stand-in that another injector of the run has started, and ends: target and warm-up. */
  static Sandboxes ofOther(URI sandbox, Path folder) {
    return new Sandboxes(Optional.of(sandbox), true, log(folder), null);
  }

  private static Path log(Path folder) {
    return folder.resolve(".sandbox-" + ProcessHandle.current().pid() + ".log");
  }

  URI target() {
    return realTarget.orElseGet(() -> sandbox.baseUri());
  }

  URI warmUpTarget() {
    return sandbox == null || warmUpOnTarget ? target() : sandbox.baseUri();
  }

  /** The target's process: ours, or whoever listens where a target on this machine is called. */
  TargetProcess targetProcess() {
    return realTarget.map(TargetProcess::at).orElseGet(() -> TargetProcess.withPid(sandbox.pid()));
  }

  /** What has become of the target, in a sentence, where it is ours and has ended by itself. */
  Optional<String> loss() {
    return realTarget.isPresent() ? Optional.empty() : sandbox.loss();
  }

  /** Moves the log to the run's folder; an open file goes on being written to there. */
  void moveLogTo(Path folder) {
    if (sandbox == null) {
      return;
    }
    try {
      Files.move(log, folder.resolve(RunFiles.SANDBOX_LOG));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move the sandbox's log to " + folder, e);
    }
  }

  /** Ends them, and leaves no log of them where it stood before the run had a folder. */
  void discard() {
    close();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete the sandbox's log " + log, e);
    }
  }

  @Override
  public void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static Map<String, Object> options(
      RunPlan plan, Map<String, String> credentials, Path log) {
    Settings.Sandbox sandbox = plan.settings().sandbox();
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("host", sandbox.host());
    options.put("port", sandbox.port());
    options.put("seed", sandbox.seed());
    options.put("scale", sandbox.scale());
    options.put("slots", sandbox.slots());
    options.put("queue", sandbox.queue());
    options.put("rateLimits", sandbox.rateLimits());
    options.put("routes", new StandIn(plan).routes());
    options.put("faults", faults(sandbox.faults()));
    options.put("callbacks", callbacks(sandbox.callbacks()));
    options.put("manyKinds", plan.settings().baseUrl().isPresent());
    options.put("log", log.toAbsolutePath().toString());
    options.put("exitWithParent", true);
    options.putAll(credentials);
    return options;
  }

  private static Map<String, Object> callbacks(Settings.Callbacks callbacks) {
    return Map.of(
        "lost", callbacks.lost(),
        "late", callbacks.late(),
        "lateMillis", callbacks.lateBy().toMillis(),
        "duplicate", callbacks.duplicate(),
        "failed", callbacks.failed());
  }

  private static List<Map<String, Object>> faults(List<Settings.Fault> faults) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Settings.Fault fault : faults) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("endpoint", fault.endpoint());
      one.put("kind", fault.kind());
      one.put("rate", fault.rate());
      one.put("status", fault.status());
      one.put("delayMillis", fault.delay().toMillis());
      all.add(one);
    }
    return all;
  }
}
