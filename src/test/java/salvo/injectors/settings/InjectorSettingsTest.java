package salvo.injectors.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.injectors.meeting.Meeting;

class InjectorSettingsTest {

  @Test
  void shouldRefuseWhenTheIndexIsNotOneOfTheCount() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(4, 4, "run", "sixteen or more."))
        .withMessage("salvo.injector.index = 4: with salvo.injector.count = 4 it must be 0 to 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(0, 0, "run", "sixteen or more."))
        .withMessage("salvo.injector.count = 0: a run has at least one injector");
  }

  @Test
  void shouldRefuseWhenTheRunIsNoNameOfAFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(0, 2, "../run", "sixteen or more."))
        .withMessageStartingWith("salvo.injector.run = \"../run\": it must be letters");
  }

  @Test
  void shouldRefuseWithoutTellingItWhenTheSecretIsShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(0, 2, "run", "short one"))
        .withMessage(
            "salvo.injector.secret has fewer than 16 characters: make it longer, so that it cannot"
                + " be guessed");
  }

  @Test
  void shouldNotTellTheSecretWhenItIsPrinted() {
    assertThat(settings(1, 2, "run", "sixteen or more.")).hasToString("injector 1 of 2 of run run");
  }

  @Test
  void shouldBearOnlyTheShareWhenSomeAreLost() {
    LostPolicy policy = LostPolicy.tolerate(0.25);

    assertThat(policy.bears(1, 4)).isTrue();
    assertThat(policy.bears(2, 4)).isFalse();
    assertThat(LostPolicy.STOP.bears(1, 1_000)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LostPolicy.tolerate(1))
        .withMessageStartingWith("salvo.injector.lost = 1.0: ");
  }

  private static InjectorSettings settings(int index, int count, String run, String secret) {
    return new InjectorSettings(
        index,
        count,
        run,
        new Meeting.Folder(Path.of("meet")),
        InjectorSettings.LOOPBACK,
        Optional.of(secret),
        Duration.ofSeconds(1),
        LostPolicy.STOP);
  }
}
