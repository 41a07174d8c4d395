package salvo.run.common;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import salvo.Daemon;
import salvo.config.Settings;
import salvo.injectors.Digests;
import salvo.injectors.DisagreementException;
import salvo.injectors.Gang;
import salvo.injectors.message.Beat;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.InjectorRow;
import salvo.injectors.message.Member;
import salvo.injectors.settings.InjectorSettings;
import salvo.live.LiveState;
import salvo.text.Outputs;
import salvo.workload.Dial;
import salvo.workload.Turning;

/**
 * This injector among those that are one run with it: they meet and compare what they have, begin
 * together, tell one another how they are, and stop together. For use by many threads.
 */
public final class CommonRun implements AutoCloseable {

  private static final String TARGET = "target";

  /** By then what all did in a second has come to injector 0. */
  private static final int ALL_TOLD_MILLIS = 250;

  private static final int SECOND = 1_000;

  /** For who has to start a server first. */
  private static final Duration SERVER_PATIENCE = Duration.ofMinutes(1);

  /** What injectors do that is heard of by this one. */
  public interface Local {

    /** The load has to end; it is told once. */
    void stop(String reason);

    /** What readers of the figures should know, in a sentence. */
    void warn(String sentence);

    /** How it goes here. */
    Beat beat();

    /** At injector 0: what an injector did in a second of a search. */
    void searched(int injector, byte[] second) throws IOException;

    /** An injector does nothing any more. */
    void lost(int injector);

    /** What all do, to which this one adds its part. */
    CommonFigures figures();
  }

  private final InjectorSettings settings;
  private final Gang gang;
  private final CommonEar ear;
  private final Local local;
  private volatile boolean begun;
  private volatile String refusal = "It was stopped before.";
  private final ScheduledExecutorService timer = Daemon.timer("salvo-beat");

  /** Used by the timer's thread only. */
  private boolean isUntold;

  private CommonRun(InjectorSettings settings, Gang gang, CommonEar ear, Local local) {
    this.settings = settings;
    this.gang = gang;
    this.ear = ear;
    this.local = local;
  }

  /**
   * Meets the others and compares.
   *
   * @param code where the classes of the simulation stand
   * @throws ApartException when they are not there in time, or are not alike
   */
  public static CommonRun join(Settings all, String system, Optional<Path> code, Local local) {
    InjectorSettings settings = CommonSettings.of(all.injector());
    Digests digests = WhatIsRun.addTo(Digests.of(settings), all, system, code);
    CommonEar ear = new CommonEar(settings.count(), local);
    try {
      Gang gang =
          Gang.join(settings, Member.here(settings.index(), digests.byName(), Map.of()), ear);
      try {
        gang.agree();
        return new CommonRun(settings, gang, ear, local);
      } catch (DisagreementException | InterruptedException | RuntimeException e) {
        gang.close();
        throw e;
      }
    } catch (DisagreementException e) {
      throw new ApartException(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApartException("Interrupted while waiting for the other injectors.");
    }
  }

  /** Whether this is the one that does for all what is done once. */
  public boolean isFirst() {
    return settings.index() == 0;
  }

  /** Tells the others where the stand-in is that this one has started. */
  public void targetIs(URI sandbox) {
    gang.share(TARGET, sandbox.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Where the stand-in is that the first one has started.
   *
   * @throws ApartException when it has not
   */
  public URI target() {
    try {
      return URI.create(
          new String(gang.shared(TARGET, 0, SERVER_PATIENCE), StandardCharsets.UTF_8));
    } catch (DisagreementException e) {
      throw new ApartException(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApartException("Interrupted while waiting for the sandbox.");
    }
  }

  /**
   * Waits until all are ready, and then for the instant at which all begin.
   *
   * @throws ApartException when one of them does not get ready
   */
  public void awaitStart() {
    try {
      gang.measureClocks();
      gang.ready();
      gang.awaitStart();
      begun = true;
      tell();
    } catch (DisagreementException e) {
      refusal = e.getMessage();
      throw new ApartException(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApartException("Interrupted while waiting for the other injectors.");
    }
  }

  private void tell() {
    eachSecond(0, () -> gang.beat(local.beat()));
    eachSecond(SECOND, () -> gang.tellZero(Topic.SECOND.of(local.figures().part())));
    if (isFirst()) {
      eachSecond(
          SECOND + ALL_TOLD_MILLIS,
          () -> local.figures().sum().map(Topic.SECOND::of).ifPresent(gang::tellAll));
    }
  }

  private void eachSecond(long after, Runnable task) {
    timer.scheduleAtFixedRate(() -> attempt(task), after, SECOND, TimeUnit.MILLISECONDS);
  }

  /** What fails once is tried again in the next second; the timer would never run it again. */
  private void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      if (!isUntold) {
        isUntold = true;
        local.warn(
            "The other injectors were not told what this one did: " + Outputs.reason(e) + ".");
      }
    }
  }

  /**
   * A dial that turns those of all.
   *
   * @param own that of this injector
   * @param changedByOthers is told of each change that was asked for elsewhere
   */
  public Turning dial(Dial own, Consumer<Dial.Change> changedByOthers) {
    Optional<DialOffice> office =
        isFirst()
            ? Optional.of(
                new DialOffice(
                    own,
                    settings.count(),
                    it -> gang.tellAll(Topic.DIAL.of(it.bytes())),
                    (time, task) -> timer.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS)))
            : Optional.empty();
    CommonDial dial =
        new CommonDial(
            settings.index(),
            own,
            it -> gang.tellZero(Topic.DIAL.of(it.bytes())),
            office,
            changedByOthers);
    ear.turns(dial);
    return dial;
  }

  /** Tells injector 0 what this one did in a second of a search. */
  public void searched(byte[] second) {
    gang.tellZero(Topic.SEARCH.of(second));
  }

  /** Why the load was not begun, in a sentence; empty when it was. */
  Optional<String> refusal() {
    return begun ? Optional.empty() : Optional.of(refusal);
  }

  /** Ends the load of all. */
  public void stop(String reason) {
    gang.stop(reason);
  }

  /** Whether another one has ended the load of all, or the loss of one has. */
  public boolean isStopped() {
    return ear.isStopped();
  }

  /** Each injector as it was a second or two ago, by index. */
  public List<LiveState.Injector> injectors() {
    return gang.rows().stream().map(CommonRun::shown).toList();
  }

  private static LiveState.Injector shown(InjectorRow row) {
    Beat last = row.last();
    return new LiveState.Injector(
        "injector " + row.index(),
        last.finished(),
        last.failed(),
        last.rate(),
        last.cpu(),
        last.lagMillis(),
        last.p95Millis(),
        row.state() == InjectorRow.State.LOST);
  }

  /** What was lost, in a sentence, where more was lost than may be. */
  Optional<String> unbearableLoss() {
    return settings.lost().bears(ear.lost().size(), settings.count())
        ? Optional.empty()
        : Optional.of(ear.loss());
  }

  /** The indexes of those that were lost. */
  Set<Integer> lost() {
    return ear.lost();
  }

  /** To be called once more when the load is over. */
  void compareClocks() throws IOException {
    try {
      gang.measureClocks();
    } catch (DisagreementException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  Gang gang() {
    return gang;
  }

  /** How the clock of each stands to that of the first. */
  SortedMap<Integer, ClockReading> clocks() {
    return gang.clockReadings();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    gang.close();
  }
}
