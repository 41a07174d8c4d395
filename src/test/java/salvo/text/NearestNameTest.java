package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "users, users, 0",
    "USERS, users, 0",
    "usres, users, 1",
    "user, users, 1",
    "usees, users, 1",
    "'', users, 5",
    "kitten, sitting, 3"
  })
  void shouldCountTheSlipsOfTheFinger(String one, String other, int distance) {
    assertThat(NearestName.distance(one, other)).isEqualTo(distance);
    assertThat(NearestName.distance(other, one)).isEqualTo(distance);
  }

  @Test
  void shouldFindTheNearestHoweverFarItIs() {
    assertThat(NearestName.of("zzz", List.of("soak", "burst"))).contains("soak");
    assertThat(NearestName.of("zzz", List.of())).isEmpty();
  }

  @Test
  void shouldFindNoSlipWhenTheNamesDifferTooMuch() {
    assertThat(NearestName.slipOf("duraton", List.of("users", "duration"))).contains("duration");
    assertThat(NearestName.slipOf("length", List.of("users", "duration"))).isEmpty();
  }
}
