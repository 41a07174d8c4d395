package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import salvo.workload.Rate;

class RateBoundTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void shouldSpaceTasksByTheirRequestsWhenTheRateCountsRequests() {
    RateBound bound = new RateBound(Rate.ofRequests(10), nanos::get);

    assertThat(bound.takePlace(4)).isZero();
    assertThat(bound.takePlace(1)).isEqualTo(Duration.ofMillis(400));
    assertThat(bound.takePlace(2)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void shouldSpaceTasksEvenlyWhenTheRateCountsTasks() {
    RateBound bound = new RateBound(Rate.ofTasks(10), nanos::get);

    assertThat(bound.takePlace(4)).isZero();
    assertThat(bound.takePlace(1)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void shouldNotMakeUpForPlacesThatNobodyTook() {
    RateBound bound = new RateBound(Rate.ofTasks(10), nanos::get);
    nanos.set(Duration.ofSeconds(5).toNanos());

    assertThat(bound.takePlace(1)).isZero();
    assertThat(bound.takePlace(1)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void shouldWaitBeyondTheLoadWhenThePlaceIs() {
    RateBound bound = new RateBound(Rate.ofTasks(10), () -> 0);
    Duration left = Duration.ofNanos(57_900_000);

    assertThat(bound.takePlace(1, left)).isZero();
    assertThat(bound.takePlace(1, left).toMillis()).isEqualTo(58);
    assertThat(bound.takePlace(1, Duration.ofSeconds(1)).toMillis()).isEqualTo(200);
  }
}
