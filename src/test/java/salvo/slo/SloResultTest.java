package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.slo.SloResult.Status;

class SloResultTest {

  private static final Slo P95 = new Slo("create job", Metric.P95, 5_000);
  private static final Slo LEAST_RATE = new Slo(Slo.GLOBAL, Metric.MIN_RPS, 90);

  @Test
  void shouldPassWhenTheTargetIsReachedExactly() {
    assertThat(result(P95, 5_000).status()).isEqualTo(Status.PASS);
    assertThat(result(LEAST_RATE, 90).status()).isEqualTo(Status.PASS);
  }

  @Test
  void shouldFailWhenTheTargetIsMissedByTheLeast() {
    assertThat(result(P95, 5_001).status()).isEqualTo(Status.FAIL);
    assertThat(result(LEAST_RATE, 89.999).status()).isEqualTo(Status.FAIL);
  }

  @Test
  void shouldLeaveOfAShareWhatMayStillBeBad() {
    Slo share = new Slo("chat goodput", Metric.GOODPUT, 0.95);

    assertThat(result(share, 1).margin()).hasValue(1);
    assertThat(result(share, 0.975).margin().orElseThrow()).isCloseTo(0.5, within(1e-9));
    assertThat(result(share, 0.9).margin().orElseThrow()).isCloseTo(-1, within(1e-9));
    assertThat(result(new Slo("chat goodput", Metric.GOODPUT, 1), 0.9).margin()).isEmpty();
  }

  @Test
  void shouldSayWhatWasMissedInOneSentence() {
    assertThat(result(P95, 6_100).sentence())
        .isEqualTo("create job: p95 was 6.1 s, more than the allowed 5 s.");
    assertThat(result(LEAST_RATE, 80).sentence())
        .isEqualTo("all requests: request rate was 80/s, less than the required 90/s.");
    assertThat(result(P95, 420).sentence())
        .isEqualTo("create job: p95 was 420 ms, within the allowed 5 s.");
  }

  @ParameterizedTest
  @CsvSource({
    "memory_used_bytes, 1500000000, 'maximum was 1.5 GB, more than the allowed 1 MB.'",
    "disk_sda_read_bytes_per_s, 2e6, 'maximum was 2 MB/s, more than the allowed 1 MB/s.'",
    "cpu_percent, 2500000, 'maximum was 2,500,000 %, more than the allowed 1,000,000 %.'",
    "db: peak_bytes_max, 1500000000, 'maximum was 1.5 GB, more than the allowed 1 MB.'",
    "node_load1, 1234567, 'maximum was 1,234,567, more than the allowed 1,000,000.'"
  })
  void shouldTellAResourceInTheUnitOfItsColumn(String column, double actual, String sentence) {
    assertThat(result(new Slo(column, Metric.RESOURCE_MAX, 1e6), actual).sentence())
        .isEqualTo(column + ": " + sentence);
  }

  @Test
  void shouldTellGrowthPerMinute() {
    assertThat(result(new Slo("injector_threads_count", Metric.RESOURCE_GROWTH, 2), 3.5).sentence())
        .isEqualTo("injector_threads_count: growth was 3.5/min, more than the allowed 2/min.");
  }

  @Test
  void shouldSayWhereTheTargetComesFromWhenItIsOfABaseline() {
    Slo slo = new Slo("create job", Metric.P95, 5_000, OptionalDouble.of(1.25));

    assertThat(result(slo, 6_100).sentence())
        .isEqualTo("create job: p95 was 6.1 s, more than the allowed 5 s (1.25 x baseline).");
  }

  @Test
  void shouldSayThatThereWasNoDataWhenThereWasNone() {
    SloResult result = SloResult.of(P95, OptionalDouble.empty(), OptionalDouble.empty());

    assertThat(result.status()).isEqualTo(Status.NO_DATA);
    assertThat(result.sentence())
        .isEqualTo("create job: p95 has no value to judge, because no request was recorded.");
    assertThat(result.actualText()).isEmpty();
  }

  @Test
  void shouldShowAsManyDigitsAsTellAMissFromItsTarget() {
    Slo oddTarget = new Slo("create job", Metric.P95, 1_234);
    Slo errors = new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.07);

    assertThat(result(P95, 5_001).actualText()).isEqualTo("5.001 s");
    assertThat(result(oddTarget, 1_236).sentence())
        .contains("1.236 s, more than the allowed 1.234 s");
    assertThat(result(errors, 0.070004).sentence()).contains("7.0004 %, more than the allowed 7 %");
  }

  @Test
  void shouldDifferFromGatlingWhenTheOutcomeDoes() {
    assertThat(compared(5_010, 4_990).differsFromGatling()).isTrue();
    assertThat(compared(5_010, 5_020).differsFromGatling()).isFalse();
  }

  @Test
  void shouldDifferFromGatlingWhenTheValueIsMoreThanTwoPercentOff() {
    assertThat(compared(1_000, 1_020).differsFromGatling()).isFalse();
    assertThat(compared(1_000, 1_021).differsFromGatling()).isTrue();
    assertThat(compared(1_000, 979).differsFromGatling()).isTrue();
    assertThat(compared(0, 0).differsFromGatling()).isFalse();
  }

  @Test
  void shouldNotDifferFromGatlingWhenEitherValueIsMissing() {
    assertThat(result(P95, 6_100).differsFromGatling()).isFalse();
    assertThat(SloResult.of(P95, OptionalDouble.empty(), OptionalDouble.of(1)).differsFromGatling())
        .isFalse();
  }

  private static SloResult result(Slo slo, double actual) {
    return SloResult.of(slo, OptionalDouble.of(actual), OptionalDouble.empty());
  }

  private static SloResult compared(double exact, double gatling) {
    return SloResult.of(P95, OptionalDouble.of(exact), OptionalDouble.of(gatling));
  }
}
