package salvo.gatling.chain;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.css;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfEqualsOrElse;
import static io.gatling.javaapi.core.CoreDsl.doSwitchOrElse;
import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.foreach;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.randomSwitchOrElse;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.roundRobinSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.core.CoreDsl.uniformRandomSwitch;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.httpConcurrentRequests;
import static io.gatling.javaapi.http.HttpDsl.poll;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;
import static io.gatling.javaapi.jms.JmsDsl.jms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.gatling.core.Predef$;
import io.gatling.core.action.Action;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import salvo.gatling.Await;
import salvo.gatling.chain.ChainRequests.Kind;
import salvo.gatling.chain.ChainRequests.Request;
import salvo.gatling.chain.ChainRequests.Unnamed;
import salvo.gatling.stream.Streams;

/** Holds the reading of chains to the builders of Gatling 3.15.1. */
class ChainRequestsTest {

  @BeforeAll
  static void configure() {
    // As Gatling does before it makes a simulation.
    Predef$.MODULE$._configuration_$eq(GatlingConfiguration.load());
  }

  @Test
  void shouldListEveryMethodWhenRequestsAreHttp() {
    ChainBuilder chain =
        exec(http("a").get("/"))
            .exec(http("b").post("/"), http("c").put("/"))
            .exec(http("d").delete("/"), http("e").head("/"), http("f").options("/"))
            .exec(http("g").patch("/").check(status().is(200), css("a").exists()))
            .exec(http("h").httpRequest("PURGE", "/"));

    assertThat(requests(chain))
        .extracting(Request::name)
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    assertThat(requests(chain)).allMatch(it -> it.times() == 1 && !it.silent());
  }

  @Test
  void shouldMultiplyWhenRepeatsAreNested() {
    ChainBuilder chain =
        repeat(3)
            .on(
                exec(get("a"), repeat(4, "i").on(get("b"))),
                repeat("5").on(get("c")),
                repeat(0).on(get("never")));

    assertThat(requests(chain))
        .containsExactly(request("a", 3), request("b", 12), request("c", 15), request("never", 0));
  }

  @Test
  void shouldCountOnceWhenALoopHasNoKnownLength() {
    ChainBuilder chain =
        exec(repeat("#{n}").on(get("a")))
            .exec(repeat(session -> 7).on(get("b")))
            .exec(during(30).on(get("c")))
            .exec(CoreDsl.asLongAs(session -> true).on(get("d")))
            .exec(CoreDsl.doWhile("#{more}").on(get("e")))
            .exec(CoreDsl.asLongAsDuring("#{more}", Duration.ofSeconds(1)).on(get("f")))
            .exec(foreach("#{items}", "item").on(get("g")))
            .exec(foreach(session -> List.of(1, 2), "item").on(get("h")))
            .exec(repeat("#{counts(3)}").on(get("i")), repeat("#{randomInt(2,9)}").on(get("j")))
            .exec(forever().on(get("k")));

    assertThat(requests(chain)).hasSize(11).allMatch(request -> request.times() == 1);
  }

  @Test
  void shouldListWhatIsMeasuredBesideWhenAnswersAreStreamed() {
    ChainBuilder chain =
        repeat(2)
            .on(
                exec(Streams.stream(http("chat").post("/"), Streams.openAiChat())),
                exec(Streams.stream(http("speech").post("/").silent(), Streams.speech())));

    assertThat(requests(chain))
        .containsExactly(
            request("chat", 2),
            beside("chat ttft", false),
            beside("chat ttfo", false),
            beside("chat tpot", false),
            beside("chat gap", false),
            beside("chat gaps", false),
            beside("chat queueing", false),
            beside("chat tokens", false),
            beside("chat pace", false),
            new Request("speech", 2, true, Kind.REQUEST),
            beside("speech ttfa", true),
            beside("speech rtf", true),
            beside("speech stall", true),
            beside("speech longest stall", true),
            beside("speech gap", true),
            beside("speech gaps", true),
            beside("speech queueing", true));
    assertThat(ChainRequests.of(chain).foreignActions()).isEmpty();
  }

  @Test
  void shouldTellOfAStreamOnceWhenItMakesUpItsName() {
    ChainBuilder chain =
        exec(Streams.stream(http("chat #{topic}").post("/"), Streams.openAiChat()));

    assertThat(requests(chain)).isEmpty();
    assertThat(ChainRequests.of(chain).unnamed())
        .extracting(Unnamed::text)
        .containsExactly("chat #{topic}");
  }

  private static Request beside(String name, boolean silent) {
    return new Request(name, 2, silent, Kind.BESIDE);
  }

  @Test
  void shouldCountItemsWhenTheListIsConstant() {
    ChainBuilder chain =
        exec(foreach(List.of("x", "y", "z"), "item").on(get("a")))
            .exec(foreach(List.of("x", "y"), "item", "counter").on(get("b")));

    assertThat(requests(chain)).containsExactly(request("a", 3), request("b", 2));
  }

  @Test
  void shouldWeighBranchesWhenChanceChooses() {
    ChainBuilder chain =
        exec(
            randomSwitch().on(percent(60).then(get("a")), percent(25).then(get("b"))),
            randomSwitchOrElse().on(percent(75).then(get("c"))).orElse(get("d")),
            uniformRandomSwitch().on(get("e"), get("f"), exec(get("g"), get("g")), get("h")),
            repeat(4).on(roundRobinSwitch().on(get("i"), get("j"))));

    assertThat(requests(chain))
        .containsExactly(
            request("a", 0.6),
            request("b", 0.25),
            request("c", 0.75),
            request("d", 0.25),
            request("e", 0.25),
            request("f", 0.25),
            request("g", 0.5),
            request("h", 0.25),
            request("i", 2),
            request("j", 2));
  }

  @Test
  void shouldListEachBranchOnceWhenDataChoose() {
    ChainBuilder chain =
        exec(
            doIf("#{x}").then(get("a")),
            doIfEqualsOrElse("#{x}", "1").then(get("b")).orElse(get("c")),
            doSwitchOrElse("#{x}")
                .on(onCase("1").then(get("d")), onCase("2").then(get("a")))
                .orElse(get("e")));

    assertThat(requests(chain))
        .containsExactly(
            request("a", 2), request("b", 1), request("c", 1), request("d", 1), request("e", 1));
  }

  @Test
  void shouldWalkThroughWhenStepsSendNothing() {
    ChainBuilder chain =
        group("outer")
            .on(
                feed(listFeeder(List.of(Map.of("requestName", get("not this"))))),
                pace(1),
                exec(session -> session.set("a", 1)),
                CoreDsl.pause(1).exitHereIfFailed().rendezVous(2),
                tryMax(3).on(get("a")),
                exitBlockOnFail().on(group("inner").on(get("b"))),
                CoreDsl.stopLoadGeneratorIf("stop", "#{stop}"));

    assertThat(requests(chain)).containsExactly(request("a", 1), request("b", 1));
    assertThat(ChainRequests.of(chain).foreignActions()).isEmpty();
  }

  @Test
  void shouldCountTheRecordsThatAUserTakesOfEachFeeder() {
    FeederBuilder<Object> one = listFeeder(List.of(Map.of("a", 1)));
    FeederBuilder<Object> other = listFeeder(List.of(Map.of("b", 1)));
    ChainBuilder chain =
        feed(one)
            .repeat(3)
            .on(feed(one, 2).exec(get("a")))
            .randomSwitch()
            .on(percent(25).then(feed(other, "#{many}")), percent(75).then(feed(other, s -> 4)));

    assertThat(ChainRequests.of(chain).records())
        .containsOnly(
            entry((long) System.identityHashCode(one), 7.0),
            entry((long) System.identityHashCode(other), 1.0));
  }

  @Test
  void shouldListThemWhenOneRequestSendsOthers() {
    ChainBuilder chain =
        exec(
            http("page").get("/").resources(http("style").get("/s"), http("logo").get("/l")),
            httpConcurrentRequests(http("left").get("/"), http("right").get("/")),
            poll().every(5).exec(http("news").get("/")),
            poll().stop());

    assertThat(requests(chain))
        .extracting(Request::name)
        .containsExactly("page", "style", "logo", "left", "right", "news");
  }

  @Test
  void shouldTellChecksApartWhenMessagesAreStreamed() {
    ChainBuilder chain =
        exec(
            sse("stream").get("/").await(5).on(sse.checkMessage("first")),
            sse("no record").setCheck().await(5).on(sse.checkMessage("second")),
            sse("stream end").close(),
            ws("open")
                .connect("/")
                .await(1)
                .on(ws.checkTextMessage("hello"))
                .onConnected(exec(ws("subscribe").sendText("x"))),
            ws("send")
                .sendText("x")
                .await(1)
                .on(ws.checkTextMessage("reply"), ws.checkBinaryMessage("bytes").silent()),
            ws("send bytes").sendBytes(new byte[1]),
            ws("shut").close());

    assertThat(requests(chain))
        .extracting(Request::name, Request::kind, Request::silent)
        .containsExactlyInAnyOrder(
            tuple("stream", Kind.REQUEST, false),
            tuple("first", Kind.CHECK, false),
            tuple("second", Kind.CHECK, false),
            tuple("stream end", Kind.REQUEST, false),
            tuple("open", Kind.REQUEST, false),
            tuple("hello", Kind.CHECK, false),
            tuple("subscribe", Kind.REQUEST, false),
            tuple("send", Kind.REQUEST, false),
            tuple("reply", Kind.CHECK, false),
            tuple("bytes", Kind.CHECK, true),
            tuple("send bytes", Kind.REQUEST, false),
            tuple("shut", Kind.REQUEST, false));
  }

  @Test
  void shouldListThemWhenRequestsAreNotHttp() {
    ChainBuilder chain =
        exec(
            dummy("nothing", 10),
            jms("order").requestReply().queue("q").textMessage("x"),
            jms("tell").send().queue("q").textMessage("x"));

    assertThat(requests(chain))
        .extracting(Request::name)
        .containsExactly("nothing", "order", "tell");
  }

  @Test
  void shouldMarkItWhenARequestIsSilent() {
    ChainBuilder chain =
        exec(
            http("loud").get("/").notSilent(),
            http("quiet").get("/").silent().resources(http("part").get("/").silent()),
            get("quiet"));

    assertThat(requests(chain))
        .containsExactly(
            request("loud", 1),
            new Request("quiet", 1, true, Kind.REQUEST),
            new Request("part", 1, true, Kind.REQUEST),
            request("quiet", 1));
  }

  @Test
  void shouldGiveTheTextWhenANameHoldsData() {
    ChainBuilder chain =
        exec(
            get("fixed"),
            repeat(2).on(get("Product #{id}")),
            get("#{name}"),
            get("#{ids(0)} of #{ids.size()}, #{ids.random()}, #{map.key}"),
            get("dear $#{name}"),
            get("price $$ and ##{x}"));

    assertThat(requests(chain)).containsExactly(request("fixed", 1));
    assertThat(ChainRequests.of(chain).unnamed())
        .extracting(Unnamed::reason, Unnamed::text, Unnamed::times)
        .containsExactly(
            tuple("EXPRESSION", "Product #{id}", 2.0),
            tuple("EXPRESSION", "#{name}", 1.0),
            tuple("EXPRESSION", "#{ids(0)} of #{ids.size()}, #{ids.random()}, #{map.key}", 1.0),
            tuple("EXPRESSION", "dear $#{name}", 1.0),
            tuple("EXPRESSION", "price $$ and ##{x}", 1.0));
  }

  @Test
  void shouldNameTheClassWhenANameIsAFunction() {
    ChainBuilder chain =
        exec(
            http(session -> "made by " + session.userId()).get("/"),
            http(ChainRequestsTest::nameOf).get("/"));

    assertThat(requests(chain)).isEmpty();
    assertThat(ChainRequests.of(chain).unnamed())
        .extracting(Unnamed::reason, Unnamed::text)
        .containsOnly(tuple("FUNCTION", "salvo.gatling.chain.ChainRequestsTest"));
  }

  @Test
  void shouldNameTheClassWhenAnActionIsNotGatlings() {
    ChainBuilder chain = exec(exec(new Own()), get("a"));

    assertThat(ChainRequests.of(chain).foreignActions())
        .containsExactly("salvo.gatling.chain.ChainRequestsTest$Own$Builder");
    assertThat(requests(chain)).containsExactly(request("a", 1));
  }

  @Test
  void shouldTellTheNameWhenAnActionRecordsARequestItself() {
    ChainBuilder chain =
        repeat(3)
            .on(
                exec(Await.request("pay", CompletableFuture::completedFuture))
                    .exec(Await.of("wait", CompletableFuture::completedFuture)));

    assertThat(requests(chain)).containsExactly(request("pay", 3));
    assertThat(ChainRequests.namesOf(chain, get("a"))).containsExactly("pay", "a");
  }

  @Test
  void shouldReadTheWholeChainWhenAScenarioIsGiven() {
    ChainBuilder part = exec(get("a"), get("b"));

    assertThat(ChainRequests.of(scenario("s").exec(part, part)).requests())
        .containsExactly(request("a", 2), request("b", 2));
    assertThat(ChainRequests.of(scenario("s").exec(part).injectOpen(atOnceUsers(1)).asScala()))
        .isNotNull();
  }

  @Test
  void shouldBeQuickWhenAChainIsLong() {
    ChainBuilder chain = exec(get("start"));
    for (int i = 0; i < 5_000; i++) {
      chain = chain.exec(get("r" + i % 10).check(status().is(200)));
    }

    assertThat(requests(chain)).hasSize(11).contains(request("r3", 500));
  }

  private static String nameOf(io.gatling.javaapi.core.Session session) {
    return "made by " + session.userId();
  }

  private static List<Request> requests(ChainBuilder chain) {
    return ChainRequests.of(chain).requests();
  }

  private static Request request(String name, double times) {
    return new Request(name, times, false, Kind.REQUEST);
  }

  private static HttpRequestActionBuilder get(String name) {
    return http(name).get("/");
  }

  private static final class Own implements ActionBuilder {
    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
      return new Builder();
    }

    private static final class Builder implements io.gatling.core.action.builder.ActionBuilder {
      @Override
      public Action build(ScenarioContext context, Action next) {
        return next;
      }
    }
  }
}
