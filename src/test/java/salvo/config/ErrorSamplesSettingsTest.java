package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.config.source.SettingsProblem;

class ErrorSamplesSettingsTest {

  private static final String LOG = "salvo.errorSamples.targetLog";

  @TempDir private Path folder;

  @Test
  void shouldTakeALogThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("app.log"), "");

    assertThat(Given.nothing().property(LOG, file.toString()).read().errorSamples())
        .isEqualTo(new Settings.ErrorSamples(3, Optional.of(file)));
  }

  @Test
  void shouldRefuseALogThatCannotBeReadAsOne() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    for (String log :
        new String[] {pipe.toString(), "/dev/zero", folder + "/none.log", "a\0b", "/"}) {
      assertThat(Given.nothing().property(LOG, log).problems())
          .extracting(SettingsProblem::key, SettingsProblem::rule)
          .containsExactly(tuple(LOG, "a regular file that exists and can be read"));
    }
  }

  @Test
  void shouldRefuseMoreThanTwentySamplesOfACause() {
    assertThat(Given.application("salvo.errorSamples.perCause = 21").problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(tuple("salvo.errorSamples.perCause", "a whole number from 0 to 20"));
  }

  @Test
  void shouldNotKeepARunOfThePastFromBeingReadWhenTheLogIsGone() {
    assertThat(Given.nothing().property(LOG, "/none.log").problemsForSavedRuns()).isEmpty();
  }
}
