package salvo.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.live.count.LiveExtras;
import salvo.live.count.LiveWhole;
import salvo.monitor.sample.ResourceSample;
import salvo.stats.RunStats.ErrorCount;

/** A run that says what a test wants it to say. */
public final class FakeSource implements LiveSource {

  public final List<ErrorCount> errors = new ArrayList<>();
  final List<ErrorCount> crashes = new ArrayList<>();
  public Optional<ResourceSample> sample = Optional.empty();
  public Optional<LiveDial> dial = Optional.empty();
  public Optional<LiveWhole> whole = Optional.empty();
  public final List<LiveState.Injector> rows = new ArrayList<>();
  public LiveExtras extras = LiveExtras.NONE;
  public int users;
  public long loadMillis;

  public static ResourceSample sample(double cpu, long usedGigabytes) {
    long gigabyte = 1L << 30;
    return new ResourceSample(
        1_700_000_000_000L,
        1_000,
        OptionalDouble.of(cpu),
        Optional.of(new ResourceSample.MemorySample(8 * gigabyte, (8 - usedGigabytes) * gigabyte)),
        Optional.of(new ResourceSample.ProcessSample(OptionalDouble.of(0.75), 300_000_000)),
        Optional.of(new ResourceSample.JvmSample(100_000_000, 12, 3)),
        Optional.empty());
  }

  @Override
  public int users() {
    return users;
  }

  @Override
  public long loadMillis() {
    return loadMillis;
  }

  @Override
  public List<ErrorCount> errors() {
    return List.copyOf(errors);
  }

  @Override
  public List<ErrorCount> crashes() {
    return List.copyOf(crashes);
  }

  /** The dial at 40 tasks/s of a run that is a search. */
  public static LiveDial locked() {
    return new LiveDial(
        "tasks/s",
        40,
        1_000,
        false,
        OptionalDouble.empty(),
        Optional.of("A search sets the level."),
        List.of());
  }

  @Override
  public LiveExtras extras() {
    return extras;
  }

  @Override
  public Optional<LiveWhole> whole() {
    return whole;
  }

  @Override
  public List<LiveState.Injector> rows() {
    return rows;
  }

  @Override
  public Optional<LiveDial> dial() {
    return dial;
  }

  @Override
  public Optional<ResourceSample> resources() {
    return sample;
  }
}
