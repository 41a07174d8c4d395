package salvo.config.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

  @Test
  void shouldNameWhatComesFromAFeeder() {
    assertThat(
            Placeholders.of(
                Stream.of(
                    "/search?q=#{word}&n=#{count}",
                    "#{user.name}, #{ids(0)}, #{ids.size()}",
                    "#{randomUuid()} #{randomInt(1, 9)} #{currentTimeMillis()}",
                    "{word} $word #word ##{word}")))
        .containsExactly("count", "ids", "user", "word");
  }
}
