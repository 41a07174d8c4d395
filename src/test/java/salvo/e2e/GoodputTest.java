package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.GoodputSimulation;
import salvo.e2e.simulations.StreamsSimulation;
import salvo.e2e.simulations.TimedStreamsSimulation;

/** Requests and tasks that have limits of their own, and how many of them kept all. */
class GoodputTest {

  private static final String SHOP =
      """
      salvo.systems.shop {
        sandbox {
          "GET /quick" { body = "{}", serviceTime = 1 ms }
          "GET /slow" { body = "{}", serviceTime = 300 ms }
          "GET /broken" { status = 500, body = "{}" }
        }
        goodput {
          quick { time = 1 min, share = 0.99 }
          slow { time = 100 ms, share = 0.5 }
          broken { time = 1 min }
          look { time = 1 min, share = 0.9 }
          buy { time = 1 min, share = 0.9 }
          break { time = 1 min }
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldCountAsGoodWhatKeepsAllItsLimitsAmongAllThatWasAttempted() {
    FinishedRun run = shop(SHOP).start().await();
    Map<String, Figures> figures = run.summary().figures();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertGood(figures, "quick", 1);
    assertGood(figures, "slow", 0);
    assertGood(figures, "broken", 0);
    assertThat(figures.get("endpoint look goodput").ok())
        .isPositive()
        .isEqualTo(figures.get("endpoint look goodput").requests());
    for (String bad : List.of("buy", "break")) {
      assertThat(figures.get("endpoint " + bad + " goodput").requests()).isPositive();
      assertThat(figures.get("endpoint " + bad + " goodput").ok()).as(bad).isZero();
    }
    assertThat(run.summary().slo("quick goodput", "goodput")).contains("PASS");
    assertThat(run.summary().slo("look goodput", "goodput")).contains("PASS");
    assertThat(run.summary().slo("buy goodput", "goodput")).contains("FAIL");
    assertThat(run.summary().reasons())
        .contains("slow goodput: share was 0 %, less than the required 50 %.");
    assertThat(run.summary().endpointsByCause().get("not good"))
        .containsExactly("break goodput", "broken goodput", "buy goodput");
    assertThat(run.summary().endpointsByCause().get("limit missed"))
        .containsExactly("slow goodput");
    assertThat(run.console()).contains("Beside").contains("slow goodput");
  }

  @Test
  void shouldJudgeStreamsByTheirFiguresWhenTheseHaveLimits() {
    FinishedRun run =
        GatlingLaunch.of(StreamsSimulation.class, folder)
            .with("streams.quirks", "plain,no-usage,truncated,speech,speech+stalls")
            .with("streams.records", folder.resolve("records.csv"))
            .with("profile", "users-requests-light")
            .with("users", 2)
            .with("requests", 20)
            .with("salvo.streams.tokenizer", "o200k_base")
            .with("salvo.sandbox.scale", 0.3)
            .with("salvo.warmUp.duration", "0 s")
            .withSettings(
                """
                salvo.systems.llm.goodput {
                  "chat plain" { ttft = 1 min, tpot = 1 min, gap = 1 min, time = 10 min, share = 0.9 }
                  "chat no-usage" { ttft = 1 min, tpot = 1 min }
                  "chat truncated" { ttft = 1 min }
                  speech { ttfa = 1 min, rtf = 1 min, stall = 1 min, "longest stall" = 1 min }
                  "speech+stalls" { stall = 1 ms }
                }
                salvo.systems.llm.slo."chat plain" {
                  tokensPerSecond = 0.1
                  streamTokensPerSecond { p5 = 0.1, p50 = 1000000 }
                }
                salvo.systems.llm.slo."chat plain gaps" { p99 = 1 min }
                salvo.systems.llm.prices."chat plain".out = 1000000
                """)
            .start()
            .await();
    Map<String, Figures> figures = run.summary().figures();

    assertGood(figures, "chat plain", 1);
    assertGood(figures, "chat no-usage", 0);
    assertGood(figures, "chat truncated", 0);
    assertThat(run.summary().slo("chat plain goodput", "goodput")).contains("PASS");
    assertGood(figures, "speech", 1);
    assertGood(figures, "speech+stalls", 0);
    assertThat(run.summary().endpointsByCause().get("limit missed"))
        .containsExactly("chat no-usage goodput", "speech+stalls goodput");
    assertThat(run.summary().json().path("errors").toString()).contains("tpot is not known");
    assertThat(run.console())
        .contains("chat no-usage: tokens unknown", "speech: gaps", "by tokenizer o200k_base")
        .doesNotContain("speech: tokens");
    assertStreamsAreJudged(run);
  }

  @Test
  void shouldTellStreamsThatAreCutWithTheLoadFromThoseThatHadMissedALimit() {
    FinishedRun run =
        GatlingLaunch.of(StreamsSimulation.class, folder)
            .with("streams.quirks", "plain,silent,stall")
            .with("streams.records", folder.resolve("records.csv"))
            .with("tasksPerSecond", 12)
            .with("duration", "60 s")
            .with("salvo.sandbox.scale", 0.3)
            .with("salvo.warmUp.duration", "0 s")
            .withSettings(
                """
                salvo.systems.llm {
                  abortWhen.enough {
                    endpoint = "chat plain", p50 = 1 ms, window = 3 s, hold = 3 s, requests = 1
                  }
                  goodput {
                    "chat plain" { time = 10 min }
                    "chat silent" { ttft = 1 ms }
                    "chat stall" { ttft = 10 min, gap = 10 min, tpot = 1 ms }
                  }
                }
                """)
            .start()
            .await();
    Map<String, Figures> figures = run.summary().figures();
    Figures cut = figures.get("endpoint chat stall cut at the end");

    assertThat(figures.get("endpoint chat plain goodput").requests())
        .isEqualTo(figures.get("endpoint chat plain").requests());
    assertThat(figures).doesNotContainKeys("endpoint chat silent", "endpoint chat stall");
    assertThat(figures.get("endpoint chat silent goodput").requests()).isGreaterThan(5);
    assertThat(figures.get("endpoint chat silent goodput").ok()).isZero();
    assertThat(cut.requests()).isGreaterThan(5).isEqualTo(cut.ok());
    assertThat(figures).doesNotContainKey("endpoint chat stall goodput");
    assertThat(run.summary().json().path("errors").toString())
        .contains("not good: ttft above 1 ms");
    assertThat(run.summary().json().path("warnings").toString())
        .contains("chat stall: " + cut.requests() + " were cut at the end of the load");
  }

  @Test
  void shouldTellTasksThatAreCutWithTheLoadFromThoseThatAreBadAlready() {
    FinishedRun run =
        GatlingLaunch.of(GoodputSimulation.class, folder)
            .with("tasksPerSecond", 20)
            .with("duration", "60 s")
            .with("salvo.warmUp.duration", "0 s")
            .with("salvo.sandbox.scale", 1)
            .withSettings(
                """
                salvo.systems.shop {
                  userTypes.client.tasks {
                    look = 1, buy = 0, break = 0, hang = 1, spoil = 1, leave = 1
                  }
                  abortWhen.enough {
                    endpoint = quick, max = 1 ms, window = 3 s, hold = 3 s, requests = 1
                  }
                  sandbox {
                    "GET /quick" { body = "{}", serviceTime = 10 ms }
                    "GET /broken" { status = 500, body = "{}" }
                    "GET /hung" { body = "{}", serviceTime = 50 s }
                  }
                  goodput {
                    hang { time = 2 s }
                    spoil { time = 1 min }
                    leave { time = 1 min }
                  }
                }
                """)
            .start()
            .await();
    Map<String, Figures> figures = run.summary().figures();
    Figures late = figures.get("endpoint hang goodput");
    Figures cut = figures.get("endpoint hang cut at the end");

    assertThat(run.summary().reasons().get(0)).contains("abortWhen.enough");
    assertThat(figures).doesNotContainKey("endpoint hung");
    assertThat(late.requests()).isPositive();
    assertThat(late.ok()).isZero();
    assertThat(late.min()).isGreaterThanOrEqualTo(2_000);
    assertThat(cut.requests()).isPositive().isEqualTo(cut.ok());
    assertThat(cut.max()).isLessThanOrEqualTo(2_000);
    assertThat(figures.get("endpoint spoil goodput").requests())
        .isEqualTo(figures.get("endpoint spoilt").requests());
    assertThat(figures.get("endpoint spoil goodput").ok()).isZero();
    assertThat(figures.get("endpoint leave goodput").requests())
        .isEqualTo(figures.get("endpoint left").requests());
    assertThat(run.summary().json().path("warnings").toString())
        .contains("hang: " + cut.requests() + " were cut at the end of the load");
  }

  @Test
  void shouldTellStreamsThatAreCutByMaxDurationFromThoseThatHadMissedALimit() {
    try (TokenTarget target = TokenTarget.start();
        GatlingProcess process =
            GatlingLaunch.of(TimedStreamsSimulation.class, folder)
                .with("timed.target", target.uri())
                .withSettings(
                    """
                    salvo.systems.timed-streams.goodput {
                      "POST good" { time = 10 min }
                      "POST mute" { ttft = 1 ms }
                      "POST stalled" { ttft = 10 min, gap = 10 min, time = 10 min }
                    }
                    """)
                .start()) {
      FinishedRun run = process.await();
      Map<String, Figures> figures = run.summary().figures();

      assertThat(figures.get("endpoint POST good").ok()).as(run.console()).isGreaterThan(60);
      assertThat(figures.get("endpoint POST good goodput").requests())
          .isEqualTo(figures.get("endpoint POST good").requests());
      assertThat(figures).doesNotContainKeys("endpoint POST mute", "endpoint POST stalled");
      assertThat(figures.get("endpoint POST mute goodput").requests()).isEqualTo(6);
      assertThat(figures.get("endpoint POST mute goodput").ok()).isZero();
      assertThat(figures.get("endpoint POST stalled cut at the end").requests()).isEqualTo(6);
      assertThat(figures).doesNotContainKey("endpoint POST stalled goodput");
      assertThat(run.summary().json().path("errors").toString())
          .contains("not good: ttft above 1 ms");
      assertThat(run.summary().json().path("warnings").toString())
          .contains(
              "POST stalled: 6 were cut at the end of the load",
              "The clock of streams was not calibrated: Gatling would count its time as part of the"
                  + " simulation's maxDuration.");
      assertThat(run.summary().json().path("streamClock").path("lag").path("count").asInt())
          .isPositive();
    }
  }

  /** By all of their tokens and gaps, in all reports. */
  private static void assertStreamsAreJudged(FinishedRun run) {
    JsonNode streams = run.summary().json().path("streams");
    long tokens = 0;
    for (JsonNode it : streams) {
      tokens += it.path("name").asText().equals("chat plain") ? it.path("tokensOut").asLong() : 0;
    }
    assertThat(run.summary().violations()).isEmpty();
    assertThat(run.summary().slo("chat plain tokens", "tokensPerSecond")).contains("PASS");
    assertThat(run.summary().slo("chat plain pace", "streamTokensPerSecond.p5")).contains("PASS");
    assertThat(run.summary().slo("chat plain pace", "streamTokensPerSecond.p50")).contains("FAIL");
    assertThat(run.summary().slo("chat plain gaps", "p99")).contains("PASS");
    assertThat(run.summary().figures().get("endpoint chat plain tokens").requests())
        .isPositive()
        .isEqualTo(tokens);
    assertThat(run.summary().reasons())
        .anyMatch(it -> it.endsWith(", less than the required 1,000,000 tokens/s."));
    for (String report : List.of("junit.xml", "summary.md", "report.html")) {
      assertThat(FinishedRun.text(run.file(report))).as(report).contains("1,000,000 tokens/s");
    }
  }

  @Test
  void shouldBeRefusedWhenThereIsNoSuchRequestOrFigure() {
    FinishedRun unknown =
        shop(SHOP + "salvo.systems.shop.goodput.quik { time = 1 s }").start().await();
    FinishedRun noStream =
        shop(SHOP + "salvo.systems.shop.goodput.quick { ttft = 1 s }").start().await();

    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.console())
        .contains("salvo.systems.shop.goodput.\"quik\"", "Did you mean \"quick\"?");
    assertThat(noStream.exitCode()).isEqualTo(1);
    assertThat(noStream.console())
        .contains("salvo.systems.shop.goodput.\"quick\".ttft", "there is no \"quick ttft\"");
  }

  private GatlingLaunch shop(String settings) {
    return GatlingLaunch.of(GoodputSimulation.class, folder)
        .with("profile", "users-requests-light")
        .with("users", 2)
        .with("requests", 15)
        .with("salvo.warmUp.duration", "0 s")
        .with("salvo.sandbox.scale", 1)
        .withSettings(settings);
  }

  /** Each request of that name has been judged, and such a share of them was good. */
  private static void assertGood(Map<String, Figures> figures, String name, int share) {
    Figures requests = figures.get("endpoint " + name);
    Figures goodput = figures.get("endpoint " + name + " goodput");

    assertThat(requests.requests()).as(name).isPositive();
    assertThat(goodput.requests()).as(name).isEqualTo(requests.requests());
    assertThat(goodput.ok()).as(name).isEqualTo(share * requests.requests());
  }
}
