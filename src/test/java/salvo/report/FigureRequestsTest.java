package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;

class FigureRequestsTest {

  private static final SortedTimes ONE = SortedTimes.of(5);
  private static final SortedTimes NONE = SortedTimes.of();

  private final MeasuredRun run = new MeasuredRun(1);

  @Test
  void shouldFindTheRequestWhenItHasARow() {
    FigureRequests figures =
        FigureRequests.of(stats(List.of("chat", "chat turn 1"), "chat ttft", "chat turn 1 ttft"));

    assertThat(figures.request("chat ttft")).contains("chat");
    assertThat(figures.request("chat turn 1 ttft")).contains("chat turn 1");
    assertThat(figures.request("chat")).isEmpty();
  }

  @Test
  void shouldFindNoneWhenItHasNoRowOrIsCalledOtherwise() {
    FigureRequests figures =
        FigureRequests.of(stats(List.of("chat"), "ask goodput", "chat history"));

    assertThat(figures.request("ask goodput")).isEmpty();
    assertThat(figures.request("chat history")).isEmpty();
  }

  @Test
  void shouldFindNoneWhenARequestIsOnlyCalledLikeAFigure() {
    FigureRequests figures = FigureRequests.of(stats(List.of("count", "count tokens")));

    assertThat(figures.request("count tokens")).isEmpty();
  }

  @Test
  void shouldFindTheRequestWhenNothingWasMeasuredOfEither() {
    FigureRequests figures =
        FigureRequests.of(stats(List.of()), Set.of("chat", "chat ttft", "completion ttft"));

    assertThat(figures.request("chat ttft")).contains("chat");
    assertThat(figures.request("completion ttft")).isEmpty();
  }

  @Test
  void shouldPutFiguresAfterTheirRequestInTheirOrder() {
    FigureRequests figures =
        FigureRequests.of(
            stats(List.of("chat", "list"), "chat gap", "chat ttft", "complete job", "chat gaps"));

    assertThat(
            figures.together(
                List.of("list", "chat gap", "complete job", "chat gaps", "chat", "chat ttft"),
                it -> it))
        .containsExactly("list", "complete job", "chat", "chat ttft", "chat gap", "chat gaps");
  }

  private RunStats stats(List<String> requests, String... beside) {
    requests.forEach(it -> run.endpoint(it, ONE, NONE));
    for (String name : beside) {
      run.endpoint(name, ONE, NONE).grouped(List.of(RunEvent.BESIDE), name, ONE, NONE);
    }
    return run.stats();
  }
}
