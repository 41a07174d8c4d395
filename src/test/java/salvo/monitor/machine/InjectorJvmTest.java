package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.monitor.sample.ResourceSample.JvmSample;

class InjectorJvmTest {

  private static final int ENOUGH_TO_TAKE_A_MILLISECOND = 200;

  @Test
  void shouldCountThePausesSinceTheLastReadingWhenTheCollectorRan() {
    InjectorJvm jvm = new InjectorJvm(() -> Optional.of(7L));
    List<byte[]> live = new ArrayList<>();

    long pause =
        Stream.generate(() -> pauseOfACollection(jvm, live))
            .limit(ENOUGH_TO_TAKE_A_MILLISECOND)
            .filter(millis -> millis > 0)
            .findFirst()
            .orElse(0L);

    assertThat(pause).isPositive();
  }

  @Test
  void shouldSeeTheHeapInUseWhenSomethingIsHeld() {
    byte[] held = new byte[32 << 20];

    JvmSample sample = new InjectorJvm(() -> Optional.of(7L)).read().orElseThrow();

    assertThat(sample.heapUsedBytes())
        .isGreaterThan(held.length)
        .isLessThanOrEqualTo(Runtime.getRuntime().maxMemory());
  }

  @Test
  void shouldCarryTheSchedulingDelayWhenItIsKnown() {
    assertThat(new InjectorJvm(() -> Optional.of(7L)).read())
        .hasValueSatisfying(it -> assertThat(it.schedulingDelayMillis()).isEqualTo(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G1 Young Generation",
        "G1 Old Generation",
        "PS Scavenge",
        "PS MarkSweep",
        "Copy",
        "MarkSweepCompact",
        "ZGC Pauses",
        "ZGC Major Pauses",
        "Shenandoah Pauses"
      })
  void shouldCountACollectorWhenItStopsTheApplication(String collector) {
    assertThat(InjectorJvm.pauses(collector)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ZGC Cycles", "ZGC Minor Cycles", "Shenandoah Cycles", "G1 Concurrent GC"})
  void shouldNotCountACollectorWhenItWorksBesideTheApplication(String collector) {
    assertThat(InjectorJvm.pauses(collector)).isFalse();
  }

  private static long pauseOfACollection(InjectorJvm jvm, List<byte[]> live) {
    for (int i = 0; i < 1000; i++) {
      live.add(new byte[256]);
    }
    System.gc();
    return jvm.read().orElseThrow().gcPauseMillis();
  }
}
