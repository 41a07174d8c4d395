package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class InnerRunTest {

  @Test
  void shouldSilenceTheTracesOfOshiWhenARunBegins() {
    InnerRun.silenceOshi();

    assertThat(LoggerFactory.getLogger("oshi.util.FileUtil").isErrorEnabled()).isFalse();
  }
}
