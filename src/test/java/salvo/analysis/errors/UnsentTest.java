package salvo.analysis.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.stats.StatsCollector;

class UnsentTest {

  private final StatsCollector stats = new StatsCollector(Set.of());

  @Test
  void shouldTellWhatWasNeverSentFromWhatWasSentAtTimes() {
    stats.accept(
        new RunEvent.Request("client", List.of("client"), "list", 1_000, 1_005, true, 200, ""));
    crash("list: No attribute named 'page' is defined ", 1);
    crash("search: No attribute named 'word' is defined ", 3);

    List<Unsent> unsent = Unsent.of(stats.snapshot());

    assertThat(unsent)
        .containsExactly(
            new Unsent("search", 3, "No attribute named 'word' is defined", true),
            new Unsent("list", 1, "No attribute named 'page' is defined", false));
    assertThat(unsent.get(0).sentence())
        .isEqualTo(
            "search: no request was sent; 3 could not be built or sent, because of \"No attribute"
                + " named 'word' is defined\".");
    assertThat(unsent.get(1).sentence())
        .isEqualTo(
            "list: 1 could not be built or sent, because of \"No attribute named 'page' is"
                + " defined\".");
  }

  @Test
  void shouldCountTasksWhenTheyWereAbandonedAndNotRequests() {
    crash("abandoned in sessionHook-1: j.l.IllegalStateException: no good", 2);

    assertThat(Unsent.of(stats.snapshot()))
        .extracting(Unsent::nothingSent, Unsent::sentence)
        .containsExactly(
            tuple(
                false,
                "2 tasks were abandoned in sessionHook-1, because of"
                    + " \"j.l.IllegalStateException: no good\"."));
  }

  @Test
  void shouldFindNothingWhenAllWasSent() {
    assertThat(Unsent.of(stats.snapshot())).isEmpty();
  }

  private void crash(String message, int times) {
    for (int i = 0; i < times; i++) {
      stats.accept(new RunEvent.Crash(message, 1_000 + i));
    }
  }
}
