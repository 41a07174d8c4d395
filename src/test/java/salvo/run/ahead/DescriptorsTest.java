package salvo.run.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.workload.InjectionProfile;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;

class DescriptorsTest {

  @Test
  void shouldTellFigureAndFixWhenUsersAtWorkNeedMoreThanThereIs() {
    OfferedLoad load = held(Model.CLOSED, 1_000);

    assertThat(Descriptors.shortage(load, 1_032)).isEmpty();
    assertThat(Descriptors.shortage(load, 1_031))
        .contains(
            "1,000 users at work may need as many connections at once, and this process can open"
                + " 1,031 more files and sockets. Raise the limit before the run, with ulimit -n"
                + " 4096, or ask for fewer users.");
  }

  @Test
  void shouldTellOfArrivalsWhenThoseOfASecondNeedMoreThanThereIs() {
    assertThat(Descriptors.shortage(held(Model.OPEN, 300), 100).orElseThrow())
        .startsWith("300 users who arrive each second may need as many connections at once")
        .contains("ulimit -n 1024");
    assertThat(Descriptors.shortage(held(Model.OPEN, 300), 1_000)).isEmpty();
  }

  @Test
  void shouldGiveBackWhatItKeptWhenItIsClosed() throws IOException {
    long before = Descriptors.free().orElse(0);

    Descriptors kept = Descriptors.keepBack();
    long during = Descriptors.free().orElse(0);
    kept.close();

    assertThat(before - during).isBetween(20L, 44L);
    assertThat(Descriptors.free().orElse(0)).isGreaterThan(during + 20);
  }

  private static OfferedLoad held(Model model, double level) {
    Duration length = Duration.ofSeconds(10);
    return OfferedLoad.of(
        model == Model.OPEN
            ? InjectionProfile.open(
                "test", 10, List.of(new Stage.ArrivalRate(level, level, length)))
            : InjectionProfile.closed(
                "test", (int) level, List.of(new Stage.ConcurrentUsers(level, level, length))));
  }
}
