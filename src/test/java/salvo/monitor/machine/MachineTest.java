package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.monitor.sample.ResourceSample.MemorySample;

class MachineTest {

  @Test
  void shouldCountAllButIdleAndWaitAsBusy() {
    assertThat(Machine.times(new long[] {100, 5, 20, 600, 75, 1, 2, 30}))
        .isEqualTo(new SystemCpu.Times(158, 833));
  }

  @Test
  void shouldNotKnowTheProcessorsWhenAllTheirTimesAreZero() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Machine.times(new long[8]))
        .withMessage("the system does not report processor times");
  }

  @Test
  void shouldTakeWhatTheSystemTellsOfItsMemory() {
    assertThat(Machine.memory(100, 40)).isEqualTo(new MemorySample(100, 40));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 0", "0, 40", "-1, -1"})
  void shouldNotKnowTheMemoryWhenAFigureIsMissing(long total, long available) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Machine.memory(total, available))
        .withMessage("the system does not report the size of its memory");
  }
}
