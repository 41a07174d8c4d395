package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

  private final Shares shares =
      Shares.of(ordered("regular", 60, "admin", 8, "heavy-content", 14, "burst", 18));

  @Test
  void shouldBeProportionalWhenWeightsDoNotAddUpToOne() {
    assertThat(shares.of("regular")).isEqualTo(0.6);
    assertThat(shares.of("burst")).isEqualTo(0.18, within(1e-12));
    assertThat(Shares.of(ordered("a", 1, "b", 3, "c", 0)).of("c")).isZero();
  }

  @Test
  void shouldGiveTheLastUsersToTheLargestRemaindersWhenTheyDoNotDivide() {
    // 4.2, 0.56, 0.98 and 1.26 of seven.
    assertThat(shares.whole(7))
        .isEqualTo(Map.of("regular", 4, "admin", 1, "heavy-content", 1, "burst", 1));
    assertThat(shares.whole(0))
        .isEqualTo(Map.of("regular", 0, "admin", 0, "heavy-content", 0, "burst", 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 99, 1_000_000})
  void shouldAddUpWhenUsersAreWhole(int users) {
    assertThat(shares.whole(users).values().stream().mapToInt(it -> it).sum()).isEqualTo(users);
  }

  @Test
  void shouldGiveEveryTypeOneWhenThereAreFewerUsersThanTypes() {
    assertThat(shares.atLeastOne(1))
        .isEqualTo(Map.of("regular", 1, "admin", 1, "heavy-content", 1, "burst", 1));
    assertThat(shares.atLeastOne(100)).isEqualTo(shares.whole(100));
  }

  private static Map<String, Double> ordered(Object... weights) {
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (int i = 0; i < weights.length; i += 2) {
      ordered.put((String) weights[i], ((Integer) weights[i + 1]).doubleValue());
    }
    return ordered;
  }
}
