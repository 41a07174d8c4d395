package salvo.analysis.injector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7000-8000 | second 7 of the load",
        "7999-8001 | seconds 7 to 8 of the load",
        "-5000-0 | second 0 of the load",
        "3000-3000 | second 3 of the load",
        "12000-16137 3000-3500 | seconds 3 and 12 to 16 of the load",
        "1000-1001 3000-3001 5000-5001 | seconds 1, 3 and 5 of the load",
        "1000-1001 3000-3001 5000-5001 7000-7001 | seconds 1, 3, 5 and 7 of the load",
        "0-1 2000-2001 4000-4001 6000-6001 8000-8001"
            + " | seconds 0, 2, 4 and 2 stretches more of the load",
        "1234000-1236000 | seconds 1,234 to 1,235 of the load"
      })
  void shouldNameTheSecondsThatTimesLieIn(String times, String text) {
    Seconds seconds = new Seconds();
    for (String time : times.split(" ")) {
      int middle = time.lastIndexOf('-');
      seconds.add(
          Long.parseLong(time.substring(0, middle)), Long.parseLong(time.substring(middle + 1)));
    }

    assertThat(seconds.text()).isEqualTo(text);
  }

  @Test
  void shouldBeEmptyWhenNoTimeWasAdded() {
    assertThat(new Seconds().isEmpty()).isTrue();
  }
}
