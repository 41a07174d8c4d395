package salvo.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureNameTest {

  @Test
  void shouldBeCalledByTheRequestAndAWord() {
    assertThat(FigureName.LONGEST_STALL.of("speech")).isEqualTo("speech longest stall");
    assertThat(FigureName.CUT_AT_THE_END.of("long context"))
        .isEqualTo("long context cut at the end");
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindTheFigureAndItsRequestAgainWhenTheNameHasBoth(FigureName figure) {
    String name = figure.of("chat");

    assertThat(FigureName.in(name)).contains(figure);
    assertThat(figure.request(name)).contains("chat");
  }

  @Test
  void shouldTellTheLongestWhenAnotherIsItsEnd() {
    assertThat(FigureName.in("speech longest stall")).contains(FigureName.LONGEST_STALL);
    assertThat(FigureName.in("speech stall")).contains(FigureName.STALL);
  }

  @Test
  void shouldFindNoneWhenANameIsOnlyLikeOne() {
    assertThat(FigureName.in("chat")).isEmpty();
    assertThat(FigureName.in("gaps")).isEmpty();
    assertThat(FigureName.in("list tokens of all")).isEmpty();
    assertThat(FigureName.GAP.request("chat gaps")).isEmpty();
  }
}
