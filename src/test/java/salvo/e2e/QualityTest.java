package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.GoodputSimulation;
import salvo.e2e.simulations.StreamsSimulation;
import salvo.event.RunEvent;
import salvo.event.StreamDetail;
import salvo.report.csv.RequestsCsvReader;

/** Answers that are checked for what they say, in streams and in bodies. */
class QualityTest {

  @TempDir private Path folder;

  @Test
  void shouldJudgeEachAnswerThatCameAsAStream() throws IOException {
    Path schema =
        Files.writeString(
            folder.resolve("answer.json"), "{\"type\": \"object\", \"required\": [\"answer\"]}");
    FinishedRun run =
        GatlingLaunch.of(StreamsSimulation.class, folder)
            .with("streams.quirks", "plain,refusal,json,malformed,truncated")
            .with("streams.records", folder.resolve("records.csv"))
            .with("profile", "users-requests-light")
            .with("users", 2)
            .with("requests", 15)
            .with("salvo.sandbox.scale", 0.2)
            .with("salvo.warmUp.duration", "0 s")
            .withSettings(
                """
                salvo.systems.llm.quality {
                  "chat plain" { share = 0.9, refusals = usual, finishReason = [stop] }
                  "chat refusal" { share = 0.9, refusals = usual }
                  "chat json" { share = 0.9, jsonSchema = "SCHEMA" }
                  "chat malformed" { share = 0.9, jsonSchema = "SCHEMA" }
                  "chat truncated" { json = true }
                }
                """
                    .replace("SCHEMA", schema.toString()))
            .start()
            .await();
    Map<String, Figures> figures = run.summary().figures();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertGood(figures, "chat plain", 1);
    assertGood(figures, "chat json", 1);
    assertGood(figures, "chat refusal", 0);
    assertGood(figures, "chat malformed", 0);
    assertThat(figures).doesNotContainKey("endpoint chat truncated quality");
    assertThat(run.summary().slo("chat json quality", "goodput")).contains("PASS");
    assertThat(run.summary().reasons())
        .contains("chat refusal quality: share was 0 %, less than the required 90 %.");
    assertThat(run.summary().endpointsByCause().get("refusal"))
        .containsExactly("chat refusal quality");
    assertThat(run.summary().endpointsByCause().get("not JSON"))
        .containsExactly("chat malformed quality");
  }

  @Test
  void shouldJudgeTheBodiesOfOtherRequests() {
    FinishedRun run =
        GatlingLaunch.of(GoodputSimulation.class, folder)
            .with("profile", "users-requests-light")
            .with("users", 2)
            .with("requests", 15)
            .with("salvo.warmUp.duration", "0 s")
            .with("salvo.sandbox.scale", 1)
            .withSettings(
                """
                salvo.systems.shop {
                  sandbox {
                    "GET /quick" { body = "{\\"said\\": [\\"all is well\\"]}", serviceTime = 1 ms }
                    "GET /slow" { body = "{}", serviceTime = 20 ms }
                    "GET /broken" { status = 500, body = "{}" }
                  }
                  quality {
                    quick { share = 0.99, at = "said[0]", contains = [well], same = true }
                    slow { notContains = ["{"] }
                    broken { json = true }
                  }
                }
                """)
            .start()
            .await();
    Map<String, Figures> figures = run.summary().figures();

    assertGood(figures, "quick", 1);
    assertGood(figures, "slow", 0);
    assertThat(figures).doesNotContainKey("endpoint broken quality");
    assertThat(run.summary().slo("quick quality", "goodput")).contains("PASS");
    assertThat(run.summary().endpointsByCause().get("text of the answer"))
        .containsExactly("slow quality");
  }

  @Test
  void shouldJudgeFallAndPriceOfAllWhenSeveralInjectorsAreOneLoad() throws IOException {
    FinishedRun run =
        ofTwoInjectors()
            .withSettings(
                """
                salvo {
                  workload.profiles.two-levels.stages = [
                    { users = 2, duration = 8 s }, { users = 12, rampUp = 1 s, duration = 8 s }
                  ]
                  systems.llm {
                    quality."chat tired" { fall = 0.05, refusals = usual }
                    prices."chat tired" { in = 1000, out = 3000 }
                  }
                  budget { spend = 1000, currency = USD }
                }
                """)
            .start()
            .await();
    Map<String, Figures> figures = run.summary().figures();
    JsonNode costs = run.summary().json().at("/costs/0");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().json().at("/injectors")).hasSize(2);
    assertThat(figures.get("endpoint chat tired quality low").ko()).isZero();
    assertThat(figures.get("endpoint chat tired quality high").ko()).isPositive();
    assertThat(run.summary().reasons().toString()).contains("chat tired quality");
    assertThat(costs.path("requests").asLong())
        .isEqualTo(figures.get("endpoint chat tired").requests());
    assertThat(costs.path("amount").decimalValue()).isEqualByComparingTo(priceOfRequests(run));
    assertThat(run.summary().json().path("warnings").toString()).doesNotContain("of the costs");
  }

  @Test
  void shouldEndTheLoadOfAllWhenTheBudgetIsSpent() throws IOException {
    FinishedRun run =
        ofTwoInjectors()
            .withSettings(
                """
                salvo {
                  workload.profiles.two-levels.stages = [ { users = 3, duration = 10 min } ]
                  systems.llm.prices."chat tired" { in = 1000, out = 3000 }
                  budget { spend = 24, currency = USD }
                }
                """)
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().reasons().get(0)).contains("by salvo.budget.spend (at least ");
    assertThat(run.summary().json().path("warnings").toString()).contains("no part of the costs");
    // One of them has two users: of the half that it has at first, three quarters would be spent.
    assertThat(run.summary().json().at("/costs/0/amount").asDouble()).isBetween(20.0, 26.0);
  }

  private GatlingLaunch ofTwoInjectors() {
    return GatlingLaunch.of(StreamsSimulation.class, folder)
        .byInjectors(2)
        .with("streams.quirks", "tired")
        .with("streams.records", folder.resolve("records.csv"))
        .with("profile", "two-levels")
        .with("salvo.sandbox.scale", 0.2);
  }

  /** By what each request tells of its tokens. */
  private static BigDecimal priceOfRequests(FinishedRun run) throws IOException {
    List<RunEvent> rows = new ArrayList<>();
    RequestsCsvReader.read(run.file("requests.csv.gz"), rows::add);
    long in = 0;
    long out = 0;
    for (RunEvent row : rows) {
      Optional<StreamDetail> stream = ((RunEvent.Request) row).stream();
      in += stream.map(it -> it.tokens().in()).orElse(0L);
      out += stream.map(it -> it.tokens().out()).orElse(0L);
    }
    return BigDecimal.valueOf(in * 1000 + out * 3000, 6);
  }

  @Test
  void shouldBeRefusedWhenThereIsNoSuchRequestOrCheck() {
    FinishedRun run =
        GatlingLaunch.of(GoodputSimulation.class, folder)
            .withSettings(
                """
                salvo.systems.shop.quality {
                  quik { json = true }
                }
                """)
            .start()
            .await();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.console())
        .contains("salvo.systems.shop.quality.\"quik\"", "Did you mean \"quick\"?");
  }

  /** Each answer has been judged, and such a share of them was good. */
  private static void assertGood(Map<String, Figures> figures, String name, int share) {
    Figures requests = figures.get("endpoint " + name);
    Figures quality = figures.get("endpoint " + name + " quality");

    assertThat(requests.ok()).as(name).isPositive();
    assertThat(quality.requests()).as(name).isEqualTo(requests.ok());
    assertThat(quality.ok()).as(name).isEqualTo(share * requests.ok());
  }
}
