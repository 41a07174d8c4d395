package salvo.live.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.live.FakeSource;
import salvo.live.LiveFrame;
import salvo.live.LivePhase;
import salvo.live.LiveRun;
import salvo.live.LiveState;
import salvo.live.WatchedRun;
import salvo.live.count.LiveExtras;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.cost.CostTotals;
import salvo.stats.cost.Used;
import salvo.stats.stream.FineTimes;
import salvo.text.TerminalText;

class LiveScreenTest {

  private static final Optional<URI> PAGE = Optional.of(URI.create("http://127.0.0.1:8089"));

  @Test
  void shouldShowTheWholeRunOnOneScreen() {
    assertThat(LiveScreen.lines(spike(), false, PAGE))
        .containsExactly(
            "ContentSimulation of content, profile spike                  load  0:15 of 1:00",
            "███████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0:45 left",
            "",
            "Load         12 users at work, 10 requests/s now, 1.6 mean",
            "             ▁▁▁▁▁▁▁▁▁▁▁▁▁▁█",
            "Requests     24, failed 1 (4.17 %)",
            "",
            "Since start, worst first  Requests     Rate   Errors      p50      p95      p99",
            "all requests                    24    1.6/s   4.17 %    20 ms    20 ms    1.5 s",
            "  in the last 10 s                     10/s             20 ms    1.5 s    1.5 s",
            "create job                      24    1.6/s  4.17 %!    20 ms    20 ms    1.5 s",
            "delete job                       0        -        -        -        -        -",
            "Objectives   1 met, 1 missed (!), 2 undecided so far",
            "Errors       1  http 503 at create job",
            "Resources    CPU 50 %, memory 25 %, injector 0.75 cores",
            "",
            "Live page    http://127.0.0.1:8089");
  }

  @Test
  void shouldOfferNoKeysForTheLoadWhenASearchTurnsTheDial() {
    WatchedRun run = new WatchedRun().loading();
    run.source.dial = Optional.of(FakeSource.locked());

    assertThat(LiveScreen.lines(run.second(), false, PAGE))
        .endsWith("Keys         s stops the run");
  }

  @Test
  void shouldTellHowTheInjectorsAreWhenThereAreSeveral() {
    WatchedRun run = new WatchedRun().loading();
    run.source.rows.add(new LiveState.Injector("injector 0", 40, 1, 9.5, 0.25, 3, 120, false));
    run.source.rows.add(new LiveState.Injector("injector 1", 12, 0, 8, 0.5, 12, 80, false));
    run.source.rows.add(new LiveState.Injector("injector 2", 12, 0, 0, 0.9, 99, 80, true));

    assertThat(LiveScreen.lines(run.second(), false, PAGE))
        .contains("Injectors    2 of 3, CPU up to 50 %, delay up to 12 ms");
  }

  @Test
  void shouldTellWhatWasSpentWhenRequestsHaveAPrice() {
    WatchedRun run = new WatchedRun().loading();
    run.source.extras =
        new LiveExtras(
            new FineTimes(),
            List.of(new CostTotals("chat", "EUR", 3, new BigDecimal("0.6"), 2)),
            Used.NOTHING);

    assertThat(LiveScreen.lines(run.second(), false, PAGE))
        .containsSubsequence(
            "Figures      chat, cost: 0.6 EUR", "             chat, per good answer: 0.3 EUR");
  }

  @Test
  void shouldUseAsciiWhenTheTerminalShowsNothingElse() {
    List<String> lines = LiveScreen.lines(spike(), true, PAGE);

    assertThat(lines).allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
    assertThat(lines)
        .contains("###########...................................  0:45 left")
        .contains("             ..............@");
  }

  @Test
  void shouldFitAnyTerminalWhateverTheNamesHold() {
    String hostile = "create\u001b[2Jjob\n" + "x".repeat(200);
    WatchedRun run =
        new WatchedRun(
            new LiveRun(
                hostile, "content", "p", "t", Duration.ofHours(2), Duration.ZERO, List.of()));
    for (int i = 0; i < 30; i++) {
      run.source.errors.add(new ErrorCount(hostile + i, "found " + (500 + i), 500 + i, 1, 1, 1));
    }
    run.loading().request("create job", 500, false);

    List<String> lines = LiveScreen.lines(run.after(3_700_000), false, PAGE);

    assertThat(lines).hasSizeLessThan(23).noneMatch(line -> line.contains("\u001b"));
    assertThat(lines).noneMatch(line -> line.contains("\n"));
    assertThat(lines).allMatch(line -> TerminalText.width(line) <= 79);
    assertThat(lines.get(0)).contains("create\\u001b[2Jjob\\u000a").endsWith("1:01:40 of 2:00:00");
    assertThat(lines).anyMatch(line -> line.contains("and 28 more"));
  }

  @Test
  void shouldDrawInPlaceAndLeaveRoomForWhatIsSaid() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    LiveTerminal terminal = new LiveTerminal(console, false);
    LiveFrame frame = spike();

    terminal.accept(frame);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).as("not open yet").isEmpty();
    terminal.open(PAGE);
    terminal.accept(frame);
    int height = LiveScreen.lines(frame, false, PAGE).size();
    bytes.reset();
    terminal.say("  Load:");
    String said = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    terminal.close();
    terminal.accept(frame);

    assertThat(said)
        .startsWith("\u001b[" + height + "A\r  Load:\u001b[K\n\u001b[?7lContentSimulation")
        .endsWith("8089\u001b[K\n\u001b[J\u001b[?7h");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).as("closed").isEmpty();
  }

  @Test
  void shouldCountDownBeforeTheLoadInPlaceOfFigures() {
    WatchedRun run = new WatchedRun();
    run.model.enter(LivePhase.WARM_UP, Optional.of(Duration.ofSeconds(10)));

    assertThat(LiveScreen.lines(run.after(3_000), true, PAGE))
        .containsExactly(
            "ContentSimulation of content, profile spike                       warm-up  0:03",
            "#############.................................  about 0:07 left",
            "",
            "             Not measured. The figures begin with the load.",
            "",
            "",
            "Live page    http://127.0.0.1:8089");
  }

  /** 15 s of a load whose last second is a spike. */
  private static LiveFrame spike() {
    WatchedRun run = new WatchedRun().loading();
    run.source.users = 12;
    run.source.sample = Optional.of(FakeSource.sample(0.5, 2));
    for (int second = 1; second < 15; second++) {
      run.request("create job", 20, true).second();
    }
    for (int i = 0; i < 9; i++) {
      run.request("create job", 20, true);
    }
    run.request("create job", 1_500, false);
    run.source.errors.add(new ErrorCount("create job", "found 503", 503, 1, 1, 2));
    return run.second();
  }
}
