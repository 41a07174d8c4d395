package salvo.run.common;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.config.SavedRunSettings;
import salvo.event.ClockShift;
import salvo.injectors.files.Collected;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.Conclusion;
import salvo.report.RunReport;
import salvo.saved.RunFiles;
import salvo.slo.Cause;
import salvo.slo.Verdict;
import salvo.text.Outputs;
import salvo.text.Quantity;

/**
 * The end of a common run: the first injector gets what the others have, makes one result of it,
 * and tells them the verdict, with which all of them end.
 */
public final class CommonEnd {

  /** How long nothing at all may come of a load that was stopped. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /**
   * How long an injector may be busy with its last users, with the files of others, or with a merge
   * of many millions of requests. One that is gone is lost long before.
   */
  private static final Duration BUSY = Duration.ofMinutes(30);

  /** Beyond it the seconds of one injector may be those before or after of another. */
  private static final double MOST_UNCERTAIN_MILLIS = 500;

  private static final int INVALID = Verdict.Status.INVALID.exitCode();

  private final CommonRun common;
  private final Path folder;
  private final Runnable served;
  private final PrintStream console;

  /**
   * @param folder of the common run
   * @param served is called once no injector needs a server any more that this one has started
   */
  public CommonEnd(CommonRun common, Path folder, Runnable served, PrintStream console) {
    this.common = common;
    this.folder = folder;
    this.served = served;
    this.console = console;
  }

  /**
   * Ends it.
   *
   * @param own the folder of this injector's own run, whose reports are written
   * @param render the end of the console for a report
   * @return the verdict on all
   */
  public Verdict end(Path own, SavedRunSettings settings, Function<RunReport, String> render) {
    try {
      if (common.refusal().isPresent()) {
        served.run();
        String sentence = "The load was not started. " + common.refusal().get();
        console.println("INVALID  " + sentence);
        return verdict(new Conclusion(INVALID, sentence));
      }
      return verdict(common.isFirst() ? merged(own, settings, render) : delivered(own));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return verdict(new Conclusion(INVALID, "Interrupted while the runs were merged."));
    } finally {
      common.close();
    }
  }

  /** The status stands first in the sentence, where several have the same exit status. */
  private static Verdict verdict(Conclusion all) {
    Verdict.Status status =
        Stream.of(Verdict.Status.values())
            .filter(it -> it.exitCode() == all.exitCode())
            .filter(it -> all.sentence().startsWith(it.name()))
            .findFirst()
            .orElse(Verdict.Status.INVALID);
    return new Verdict(
        status, List.of(new Cause.OfAll(all.sentence().replaceFirst("^[A-Z]+: ", ""))));
  }

  private Conclusion delivered(Path own) throws InterruptedException {
    try {
      common.compareClocks();
      common.gang().deliver(own, BUSY);
    } catch (IOException e) {
      console.println(
          "The results of this injector could not be passed to injector 0: "
              + Outputs.reason(e)
              + ". They are in "
              + own
              + "; salvo merge adds them to the others'.");
    }
    Conclusion conclusion = common.gang().conclusion(BUSY);
    console.println("The verdict on all injectors: " + conclusion.sentence());
    return conclusion;
  }

  private Conclusion merged(Path own, SavedRunSettings settings, Function<RunReport, String> render)
      throws InterruptedException {
    Duration silence = common.isStopped() ? SILENCE : BUSY;
    Collected collected = common.gang().collect(RunFiles.meeting(folder), silence);
    served.run();
    SortedMap<Integer, Path> runs = new TreeMap<>(collected.folders());
    runs.put(0, own);
    Conclusion conclusion;
    try {
      conclusion = merged(runs, collected.missing(), settings, render);
    } catch (IOException | RuntimeException e) {
      conclusion =
          new Conclusion(
              INVALID, "INVALID: the runs could not be merged: " + Outputs.reason(e) + ".");
      console.println(
          conclusion.sentence()
              + " They are in "
              + runs.values().stream().map(Path::toString).collect(Collectors.joining(", "))
              + ": ./salvo merge makes one run of them.");
    }
    common.gang().conclude(conclusion.exitCode(), conclusion.sentence());
    return conclusion;
  }

  private Conclusion merged(
      SortedMap<Integer, Path> runs,
      Map<Integer, String> missing,
      SavedRunSettings settings,
      Function<RunReport, String> render)
      throws IOException {
    SortedMap<Integer, ClockReading> clocks = common.clocks();
    SortedMap<Integer, ClockShift> shifts = new TreeMap<>();
    clocks.forEach((index, clock) -> shifts.put(index, shift(clock)));
    Outputs outputs = new Outputs();
    for (String name : List.of(RunFiles.SANDBOX_LOG, RunFiles.CAPACITY)) {
      outputs.attempt(name, () -> copy(name, runs.get(0)));
    }
    RunReport report =
        new MergedResult(folder, settings).write(runs, shifts, trouble(missing, clocks), outputs);
    console.print(render.apply(report));
    outputs.failures().forEach(it -> console.println("Not written: " + it + "."));
    Verdict verdict = report.verdict();
    return new Conclusion(
        verdict.status().exitCode(),
        verdict.status() + verdict.reasons().stream().findFirst().map(it -> ": " + it).orElse(""));
  }

  /** A clock that is ahead is set back. */
  private static ClockShift shift(ClockReading clock) {
    return new ClockShift(
        clock.firstAtMillis(),
        -clock.firstOffsetMillis(),
        clock.atMillis(),
        -clock.offsetMillis(),
        OptionalDouble.of(clock.uncertaintyMillis()));
  }

  /** What the first injector has for all. */
  private void copy(String name, Path own) throws IOException {
    Path file = own.resolve(RunFiles.FOLDER).resolve(name);
    if (Files.exists(file)) {
      Files.copy(file, RunFiles.folder(folder).resolve(name));
    }
  }

  private Optional<String> trouble(
      Map<Integer, String> missing, SortedMap<Integer, ClockReading> clocks) {
    List<String> sentences = new ArrayList<>(common.unbearableLoss().stream().toList());
    missing.forEach(
        (index, why) -> {
          if (!common.lost().contains(index)) {
            sentences.add("The results of injector " + index + " are missing: " + why);
          }
        });
    clocks.forEach(
        (index, clock) -> {
          if (clock.uncertaintyMillis() > MOST_UNCERTAIN_MILLIS) {
            sentences.add(
                "The clock of injector "
                    + index
                    + " is known to "
                    + Quantity.millis(clock.uncertaintyMillis())
                    + " only, so its seconds cannot be aligned with the others'.");
          }
        });
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }
}
