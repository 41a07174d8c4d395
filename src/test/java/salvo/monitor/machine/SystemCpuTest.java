package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.monitor.FakeTicker;

class SystemCpuTest {

  private final FakeTicker ticker = new FakeTicker();

  @Test
  void shouldDivideBusyByAllTimeWhenBothGrow() {
    SystemCpu cpu = cpu(new SystemCpu.Times(1000, 9000), new SystemCpu.Times(1600, 11_000));

    assertThat(cpu.read()).isEmpty();
    ticker.advance(Duration.ofSeconds(1));

    assertThat(cpu.read()).hasValue(0.3);
  }

  @Test
  void shouldNotBeKnownWhenTheCountersStandStill() {
    SystemCpu cpu = cpu(new SystemCpu.Times(1000, 9000), new SystemCpu.Times(1000, 9000));
    cpu.read();
    ticker.advance(Duration.ofSeconds(1));

    assertThat(cpu.read()).isEmpty();
  }

  private SystemCpu cpu(SystemCpu.Times... times) {
    Iterator<SystemCpu.Times> readings = List.of(times).iterator();
    return new SystemCpu(readings::next, ticker::nanos);
  }
}
