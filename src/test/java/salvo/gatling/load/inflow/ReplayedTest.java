package salvo.gatling.load.inflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import salvo.config.Settings;
import salvo.trace.Trace;
import salvo.trace.TraceFile;
import salvo.workload.Share;

class ReplayedTest {

  private static final Trace TRACE =
      TraceFile.read(
          new Settings.TraceSource("src/test/resources/traces/mooncake.jsonl", "auto", 1));

  @Test
  void shouldComeAtTheInstantsOfTheTraceOnceTheyAreSettled() {
    Replayed users = new Replayed(TRACE, List.of(1.0), 0, Share.ALL);

    assertThat(users.nextUpTo(0)).isZero();
    assertThat(users.nextUpTo(200_000_000)).isEqualTo(Instants.NONE);
    assertThat(users.nextUpTo(250_500_000)).isEqualTo(250_500_000);
    assertThat(users.nextUpTo(9_000_000_000L)).isEqualTo(2_000_000_000);
    assertThat(users.nextUpTo(9_000_000_000L)).isEqualTo(Instants.NONE);
    assertThat(List.of(users.number(0), users.number(1), users.number(2))).containsExactly(0, 1, 2);
  }

  @Test
  void shouldBringEachRequestOnceWhateverTypesAndInjectorsThereAre() {
    Trace trace =
        TraceFile.read(new Settings.TraceSource("feeders/llm/trace.jsonl", "mooncake", 3));
    for (int injectors = 1; injectors <= 3; injectors++) {
      Map<Integer, Long> came = new TreeMap<>();
      for (int injector = 0; injector < injectors; injector++) {
        for (int type = 0; type < 2; type++) {
          Share part = new Share(injector, injectors).ofRow(type);
          came.putAll(all(new Replayed(trace, List.of(0.75, 0.25), type, part)));
        }
      }

      assertThat(came).hasSize(trace.size());
      came.forEach((number, at) -> assertThat(at).isEqualTo(trace.at(number)));
    }
  }

  private static Map<Integer, Long> all(Replayed users) {
    List<Long> instants = new ArrayList<>();
    for (long at = users.nextUpTo(Long.MAX_VALUE);
        at != Instants.NONE;
        at = users.nextUpTo(Long.MAX_VALUE)) {
      instants.add(at);
    }
    Map<Integer, Long> byNumber = new TreeMap<>();
    for (int i = 0; i < instants.size(); i++) {
      byNumber.put(users.number(i), instants.get(i));
    }
    return byNumber;
  }
}
