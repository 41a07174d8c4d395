package salvo.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import salvo.config.SavedRunSettings;
import salvo.config.Settings;
import salvo.live.LiveState;
import salvo.report.RunReport;
import salvo.run.common.ApartException;
import salvo.run.common.CommonEnd;
import salvo.run.common.CommonFigures;
import salvo.run.common.CommonRun;
import salvo.run.drive.DrivenLoad;
import salvo.saved.RunFiles;
import salvo.slo.Verdict;
import salvo.workload.Turning;

/**
 * The injectors that are one run with this one; a run of one process has none, and waits for none.
 */
final class Injectors {

  private final RunPlan plan;
  private final Launch launch;
  private final Optional<CommonRun> common;
  private final Optional<CommonFigures> figures;

  private Injectors(
      RunPlan plan, Launch launch, Optional<CommonRun> common, Optional<CommonFigures> figures) {
    this.plan = plan;
    this.launch = launch;
    this.common = common;
    this.figures = figures;
  }

  /**
   * Meets them, where there are any.
   *
   * @throws StartException when they are not there in time, or are not alike
   */
  static Injectors meet(RunPlan plan, Launch launch, CommonRun.Local here) {
    if (!plan.share().isPart()) {
      return new Injectors(plan, launch, Optional.empty(), Optional.empty());
    }
    CommonRun common =
        together(() -> CommonRun.join(plan.settings(), plan.system(), launch.code(), here));
    return new Injectors(plan, launch, Optional.of(common), Optional.of(here.figures()));
  }

  boolean areNone() {
    return common.isEmpty();
  }

  /** Whether this is the one of them that does for all what is done once. */
  boolean areLedByThis() {
    return common.filter(CommonRun::isFirst).isPresent();
  }

  /** What all of them do; empty for a run of one. */
  Optional<CommonFigures> figures() {
    return figures;
  }

  /**
   * What turns the dials of all.
   *
   * @param changedByOthers is told of each change that was asked for elsewhere, in a sentence
   */
  Turning turning(DrivenLoad load, Consumer<String> changedByOthers) {
    return common
        .map(
            it ->
                it.dial(
                    load.dial(), change -> changedByOthers.accept(load.drive().sentence(change))))
        .orElse(load.dial());
  }

  /** Tells the first of them what this one did in a second of a search. */
  void searched(byte[] second) {
    common.ifPresent(it -> it.searched(second));
  }

  /**
   * The stand-ins of the run. One that is the target is the same for all: the first injector starts
   * it.
   */
  Sandboxes sandboxes() {
    boolean isShared =
        common.isPresent() && launch.loadsTarget() && plan.settings().baseUrl().isEmpty();
    if (isShared && !common.get().isFirst()) {
      return Sandboxes.ofOther(together(() -> common.get().target()), launch.resultsFolder());
    }
    Sandboxes own = Sandboxes.start(plan, launch.credentials(), launch.resultsFolder());
    if (isShared) {
      common.get().targetIs(own.target());
    }
    return own;
  }

  /**
   * Waits until all are ready, and for the instant at which all begin.
   *
   * @throws StartException when one of them does not get ready
   */
  void awaitStart() {
    common.ifPresent(
        it ->
            together(
                () -> {
                  it.awaitStart();
                  return it;
                }));
  }

  /** Tells them that the load has to end. */
  void stop(String reason) {
    common.ifPresent(it -> it.stop(reason));
  }

  /** Whether one of them has ended the load, or the loss of one has. */
  boolean areStopped() {
    return common.filter(CommonRun::isStopped).isPresent();
  }

  /** How each of them is; nothing for a run of one. */
  List<LiveState.Injector> rows() {
    return common.map(CommonRun::injectors).orElse(List.of());
  }

  /**
   * The verdict on the runs of all, when each has its own reports.
   *
   * @param served is called once none of them needs a server any more that this one has started
   * @param render the end of the console, for the report of all and the folder of its files
   */
  Verdict conclude(Path runFolder, Runnable served, Render render) {
    Settings settings = plan.settings();
    Path folder = RunFiles.common(launch.resultsFolder());
    Function<RunReport, String> rendered =
        report -> render.of(report, folder.resolve(RunFiles.FOLDER));
    return new CommonEnd(common.orElseThrow(), folder, served, launch.console())
        .end(
            runFolder,
            new SavedRunSettings(
                settings.sloOf(plan.system()), settings.report(), settings.output()),
            rendered);
  }

  /** How the end of the console is made. */
  interface Render {
    String of(RunReport report, Path files);
  }

  void leave() {
    common.ifPresent(CommonRun::close);
  }

  private static <T> T together(Supplier<T> step) {
    try {
      return step.get();
    } catch (ApartException e) {
      throw StartException.invalid(e.getMessage());
    }
  }
}
