package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class InnerRunTest {

  @Test
  void shouldSilenceTheTracesOfOshiWhenARunBegins() {
    InnerRun.silenceLibraries();

    assertThat(LoggerFactory.getLogger("oshi.util.FileUtil").isErrorEnabled()).isFalse();
  }

  @Test
  void shouldSilenceThePreferencesOfJavaWhenARunBegins() {
    InnerRun.silenceLibraries();
    System.gc();

    assertThat(System.getLogger("java.util.prefs").isLoggable(System.Logger.Level.ERROR)).isFalse();
  }
}
