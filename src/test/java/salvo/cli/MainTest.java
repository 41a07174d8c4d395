package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void shouldListTheCommandsWhenNoneIsGiven() {
    CommandRun alone = CommandRun.of();

    assertThat(alone.status()).isZero();
    assertThat(alone.err()).isEmpty();
    assertThat(alone.out())
        .startsWith("Usage: salvo")
        .containsSubsequence(
            "run", "capacity", "new", "report", "merge", "compare", "baseline", "monitor");
  }

  @Test
  void shouldSuggestTheNearestWhenACommandIsUnknown() {
    CommandRun misspelt = CommandRun.of("raport");

    assertThat(misspelt.status()).isEqualTo(1);
    assertThat(misspelt.err()).contains("raport", "report").doesNotContain("\tat ");
  }
}
