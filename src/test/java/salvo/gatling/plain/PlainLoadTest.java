package salvo.gatling.plain;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static salvo.gatling.stream.Streams.openAiChat;
import static salvo.gatling.stream.Streams.stream;

import io.gatling.javaapi.core.ActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.GatlingDsl;

class PlainLoadTest {

  private static final Settings SETTINGS = Given.nothing().read();

  @BeforeAll
  static void setUpDsl() {
    GatlingDsl.allow();
  }

  @Test
  void shouldOfferNoMoreThanItsRequestsWhenFiguresAreMeasuredBesideThem() {
    PlainLoad load = load(stream(http("chat").post("/chat"), openAiChat()));

    assertThat(load.names()).contains("chat", "chat ttft");
    assertThat(load.plan("other", load.names(), SETTINGS).requestsPerSecond()).hasValue(10);
  }

  @Test
  void shouldRefuseARequestThatIsCalledAsAFigure() {
    PlainLoad load =
        load(stream(http("chat").post("/chat"), openAiChat()), http("chat ttft").get("/"));

    assertRefused(load, Set.of(), "chat ttft");
  }

  @Test
  void shouldRefuseARequestThatIsCalledAsWhatTheSettingsJudge() {
    PlainLoad load = load(http("pay").get("/pay"), http("pay goodput").get("/"));

    assertRefused(load, Set.of("pay goodput"), "pay goodput");
  }

  private static void assertRefused(PlainLoad load, Set<String> judged, String request) {
    assertThatExceptionOfType(BadSimulation.class)
        .isThrownBy(() -> load.refuseMistakes("ChatSimulation", SETTINGS, judged))
        .extracting(BadSimulation::problems)
        .isEqualTo(
            List.of(
                "The scenario users sends a request called \""
                    + request
                    + "\", which is the name of a figure measured beside requests. Give it another"
                    + " name."));
  }

  /** Ten users a second. */
  private static PlainLoad load(ActionBuilder... requests) {
    Injection injection =
        new Injection(
            Injection.Model.OPEN,
            Duration.ofSeconds(30),
            OptionalLong.of(300),
            OptionalLong.empty());
    SimulationPlan.Population users =
        new SimulationPlan.Population(
            "users",
            Optional.empty(),
            ChainRequests.of(exec(List.of(requests).stream().map(it -> exec(it)).toList())),
            injection,
            List.of(),
            false);
    return new PlainLoad(
        new SimulationPlan("ChatSimulation", List.of(users), List.of(), Optional.empty(), false));
  }
}
