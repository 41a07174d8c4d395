package salvo.gatling.goodput;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.config.Given;
import salvo.config.source.SettingsException;

class GoodputsTest {

  @Test
  void shouldRefuseAShareWithoutAnyLimit() {
    Goodputs goodputs =
        Goodputs.of(
            Given.application("salvo.systems.content.goodput.healthz.share = 0.9").read(),
            "content");

    assertThatThrownBy(() -> goodputs.check(Set.of("healthz"), Set.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.systems.content.goodput.\"healthz\"")
        .hasMessageContaining("set one, such as time = 2 s");
  }
}
