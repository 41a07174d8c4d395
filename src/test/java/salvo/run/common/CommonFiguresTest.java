package salvo.run.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.live.LivePercentiles;
import salvo.live.LiveTotals;
import salvo.live.count.LiveExtras;
import salvo.live.count.LivePart;
import salvo.run.record.Recorder;
import salvo.stats.ErrorKinds;

/** Three injectors, whose seconds pass when the test says so. */
class CommonFiguresTest {

  private static final long START = 1_700_000_000_000L;

  private final AtomicLong nanos = new AtomicLong();
  private final List<Recorder> recorders = new ArrayList<>();
  private final List<CommonFigures> all = IntStream.range(0, 3).mapToObj(it -> injector()).toList();

  private CommonFigures injector() {
    Recorder recorder = new Recorder(Set.of(), Duration.ZERO, ErrorKinds.BY_STATUS);
    CommonFigures figures =
        new CommonFigures(
            recorder, Duration.ZERO, Set.of("get job"), () -> LiveExtras.NONE, nanos::get);
    recorder.alsoTo(figures);
    recorders.add(recorder);
    return figures;
  }

  @Test
  void shouldKnowEverywhereWhatAllDoWhenASecondHasPassed() throws IOException {
    for (int millis = 1; millis <= 100; millis++) {
      request(millis % 3, millis, millis <= 99);
    }
    recorders.get(1).accept(new RunEvent.User("regular", true, START));
    recorders.get(2).accept(new RunEvent.User("regular", true, START));

    second();

    for (CommonFigures it : all) {
      assertThat(it.totals()).isEqualTo(new LiveTotals(100, 1, 2, new LivePercentiles(50, 95, 99)));
      assertThat(it.users()).isEqualTo(2);
      assertThat(it.errors()).singleElement().matches(error -> error.count() == 1);
      LivePart part = it.take().orElseThrow();
      assertThat(part.requestsPerSecond()).isEqualTo(100);
      assertThat(part.failedPerSecond()).isEqualTo(1);
      assertThat(part.counts().judged().get("get job").requests()).isEqualTo(100);
      assertThat(it.take()).isEmpty();
    }
  }

  @Test
  void shouldGiveEachSecondOnceWhenSomebodyWatches() throws IOException {
    List<Long> watched = new ArrayList<>();
    all.get(0).watchedBy(second -> watched.add(second.counts().of("get job").requests()));

    request(1, 5, true);
    second();
    second();
    request(0, 5, true);
    request(2, 5, true);
    second();

    assertThat(watched).containsExactly(1L, 0L, 2L);
    assertThat(all.get(1).take().orElseThrow().counts().all().requests()).isEqualTo(3);
  }

  @Test
  void shouldCountNoUsersOfItWhenAnInjectorIsLost() throws IOException {
    recorders.get(1).accept(new RunEvent.User("regular", true, START));
    recorders.get(2).accept(new RunEvent.User("regular", true, START));
    request(2, 7, true);
    second();

    all.get(0).lost(2);
    all.get(0).told(0, all.get(0).part());
    tellAll();

    assertThat(all.get(1).totals())
        .isEqualTo(new LiveTotals(1, 0, 1, new LivePercentiles(7, 7, 7)));
  }

  private void request(int injector, long millis, boolean ok) {
    recorders
        .get(injector)
        .accept(
            new RunEvent.Request(
                "regular",
                List.of(),
                "get job",
                START,
                START + millis,
                ok,
                ok ? 200 : 503,
                ok ? "" : "status.find.is(200), found 503"));
  }

  private void second() throws IOException {
    nanos.addAndGet(1_000_000_000);
    for (int index = 0; index < all.size(); index++) {
      all.get(0).told(index, all.get(index).part());
    }
    tellAll();
  }

  private void tellAll() throws IOException {
    byte[] sum = all.get(0).sum().orElseThrow();
    for (CommonFigures it : all) {
      it.heard(sum);
    }
  }
}
