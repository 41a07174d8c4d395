package salvo.config.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.config.source.SettingsProblem;
import salvo.config.steps.stream.Streamed;

class StepsReaderTest {

  private static final String SHOP = "salvo.systems.shop.";

  @TempDir private Path folder;

  private Path products;

  @BeforeEach
  void writeFeeder() throws IOException {
    products = Files.writeString(folder.resolve("products.csv"), "product, size\npen, 1\n");
  }

  @Test
  void shouldNameARequestAfterItsEndpointWhenItHasNoName() {
    List<Step> steps =
        steps(
            "{ feed = \"FEEDER\" }, { get = \"/products/#{product}?size=#{size}\" },"
                + " { post = /carts, name = new cart }");

    assertThat(steps.get(0)).isEqualTo(new Step.Feed(products, Step.Share.SPLIT));
    assertThat(names(steps)).containsExactly("GET /products/{product}", "new cart");
    assertThat(((Step.Request) steps.get(1)).place()).matches(".*\\.conf:1");
  }

  @Test
  void shouldShareAFeederAsAsked() {
    assertThat(steps("{ feed = \"FEEDER\", share = unique }, { get = / }").get(0))
        .isEqualTo(new Step.Feed(products, Step.Share.UNIQUE));
  }

  @Test
  void shouldRefuseTwoSharesOfOneFeeder() {
    assertThat(
            given(
                    "{ feed = \"FEEDER\", share = unique },"
                        + " { repeat = 2, steps = [ { feed = \"FEEDER\" } ] }, { get = / }")
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly(SHOP + "tasks");
  }

  @Test
  void shouldTellTheColumnsThatATaskTakes() {
    SystemTasks tasks = tasks("{ feed = \"FEEDER\" }, { get = \"/products/#{product}\" }");

    assertThat(tasks.tasks().get(0).feeders()).isEqualTo(Map.of(products, Set.of("product")));
  }

  @Test
  void shouldLookIntoTheFileOfABody() throws IOException {
    Path body = Files.writeString(folder.resolve("order.json"), "{\"product\": \"#{product}\"}");
    String post = "{ post = /orders, bodyFile = \"" + body + "\" }";

    assertThat(tasks("{ feed = \"FEEDER\" }, " + post).tasks().get(0).feeders())
        .isEqualTo(Map.of(products, Set.of("product")));
    assertThat(given(post).problems())
        .extracting(SettingsProblem::key)
        .containsExactly(SHOP + "tasks.t[0].bodyFile");
  }

  @Test
  void shouldReadStepsWithinSteps() {
    List<Step> steps =
        steps(
            """
            { group = checkout, steps = [
              { repeat = 3, steps = [ { chance = 0.2, steps = [ { pause { min = 1 s, max = 2 s } } ] } ] }
              { get = /job, until { status = 200 }, every = 1 s, atMost = 10 s } ] }
            """);

    Step.Group group = (Step.Group) steps.get(0);
    assertThat(group.name()).isEqualTo("checkout");
    assertThat(group.steps().get(0))
        .isEqualTo(
            new Step.Repeat(
                3,
                List.of(
                    new Step.Chance(
                        0.2,
                        List.of(new Step.Pause(Duration.ofSeconds(1), Duration.ofSeconds(2)))))));
    assertThat(((Step.Poll) group.steps().get(1)).atMost()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void shouldReadWhatAnAnswerHasToBe() {
    Step.Request request =
        (Step.Request)
            steps(
                    """
                    { get = /x, save { id = "[0].id", at { header = Location }
                      order { header = Location, regex = "/orders/(.+)" } }, check {
                      status = [200, 201], json { a.b = 3, "[0].c" = yes, d = true }, contains = ok
                      regex = ["a", "b"], maxSize = 1 kB, maxTime = 2 s } }
                    """)
                .get(0);

    Expected expected = request.expected();
    assertThat(expected.statuses()).containsExactly(200, 201);
    assertThat(expected.json()).isEqualTo(Map.of("a.b", 3, "[0].c", "yes", "d", true));
    assertThat(expected.contains()).containsExactly("ok");
    assertThat(expected.regexes()).containsExactly("a", "b");
    assertThat(expected.maxBytes()).hasValue(1000);
    assertThat(expected.maxTime()).hasValue(Duration.ofSeconds(2));
    assertThat(request.saves())
        .containsExactly(
            new Saved("at", Saved.Kind.HEADER, "Location"),
            new Saved("id", Saved.Kind.JSON, "[0].id"),
            new Saved("order", Saved.Kind.HEADER, "Location", Optional.of("/orders/(.+)")));
  }

  @Test
  void shouldReadAStreamAndKeepWhatItSays() {
    Step.Request request =
        (Step.Request)
            steps(
                    """
                    { post = /chat, stream { shape = openAiChat, firstWithin = 10 s
                      stallAfter = 5 s, maxSize = 1 MB, mayEndByLength = true, saveText = said } }
                    { post = /chat, json { before = "#{said}" }, stream { shape = bytes } }
                    """)
                .get(0);

    assertThat(request.stream())
        .contains(
            new Streamed(
                Streamed.Shape.OPEN_AI_CHAT,
                Optional.of(Duration.ofSeconds(10)),
                Optional.of(Duration.ofSeconds(5)),
                Optional.of(1_000_000L),
                true,
                Optional.of("said"),
                OptionalLong.empty(),
                Duration.ZERO));
  }

  @Test
  void shouldReadHowSoundIsPlayed() {
    List<Step> steps =
        steps(
            "{ post = /a, stream { shape = speech } }, { post = /b, stream { shape = speech,"
                + " bytesPerSecond = 48000, playAfter = 200 ms } }");
    Streamed wav = ((Step.Request) steps.get(0)).stream().orElseThrow();
    Streamed raw = ((Step.Request) steps.get(1)).stream().orElseThrow();

    assertThat(wav.bytesPerSecond()).isEmpty();
    assertThat(wav.playAfter()).isZero();
    assertThat(raw.bytesPerSecond()).hasValue(48_000);
    assertThat(raw.playAfter()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void shouldReadAWebSocketWithItsMessages() {
    Step.Socket socket =
        (Step.Socket)
            steps(
                    """
                    { websocket = "/ws?a=b", subprotocol = v1, steps = [
                      { send { type = hi }, await { json { type = yo } }, save { id = id }, within = 2 s }
                      { repeat = 2, steps = [ { send = "bye #{id}", name = bye } ] }
                    ] }
                    """)
                .get(0);

    assertThat(socket.name()).isEqualTo("CONNECT /ws");
    assertThat(socket.subprotocol()).contains("v1");
    Step.Message hi = (Step.Message) socket.steps().get(0);
    assertThat(hi.name()).isEqualTo("MESSAGE /ws");
    assertThat(hi.body()).isEqualTo(new Body.Json("{\"type\":\"hi\"}", false));
    assertThat(hi.answer().orElseThrow().fits().json()).isEqualTo(Map.of("type", "yo"));
    assertThat(hi.answer().orElseThrow().within()).isEqualTo(Duration.ofSeconds(2));
    Step.Message bye = (Step.Message) ((Step.Repeat) socket.steps().get(1)).steps().get(0);
    assertThat(bye.name()).isEqualTo("bye");
    assertThat(bye.answer()).isEmpty();
  }

  @Test
  void shouldKeepJsonAsItIsWritten() {
    Step.Request request =
        (Step.Request)
            steps("{ post = /x, json { a = 1, b = \"1\", c = [true, null], d { e = 1.5 } } }")
                .get(0);

    assertThat(request.body())
        .isEqualTo(
            new Body.Json("{\"a\":1,\"b\":\"1\",\"c\":[true,null],\"d\":{\"e\":1.5}}", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ gett = /x }                            | [0].gett        | a key that Salvo knows |"
            + " get?",
        "{ name = x }                             | [0]             | a step with one of | { get ="
            + " /products }",
        "{ get = /x, pause = 1 s }                | [0]             | one thing to do, not get and"
            + " pause | a step of each",
        "{ get = x }                              | [0].get         | a path that begins with / |"
            + " example",
        "{ get = /x, nmae = y }                   | [0].nmae        | a key that Salvo knows |"
            + " name?",
        "{ get = /x, name = 'p #{id}' }           | [0].name        | a constant name | into the"
            + " path",
        "{ get = '/x/#{prodct}' }                 | [0].get         | no step before it, nor the"
            + " sign-in | save or feed",
        "{ get = /y, save { product = id } }, { get = '/x/#{prodct}' } | [1].get | before it saves"
            + " or feeds: product; not prodct | did you mean #{product}?",
        "{ get = '/x/#{id}', save { id = id } }   | [0].get         | no step before it | save or"
            + " feed",
        "{ post = /x, json { a = 1 }, body = b }  | [0].body        | the only body: json is given"
            + " too | leave out one",
        "{ post = /x, json { a = '#{b}' } }       | [0].json        | without #{b} | save or feed",
        "{ post = /x, bodyFile = no.json }        | [0].bodyFile    | beside the file that names it"
            + " | example",
        "{ post = /x, multipart { a { contentType = b } } } | [0].multipart.a | an object with a"
            + " file | file = photo.png",
        "{ post = /x, graphql { } }               | [0].graphql.query | there is no default |"
            + " example",
        "{ feed = no.csv }                        | [0].feed        | ending in .csv or .json |"
            + " example",
        "{ pause = often }                        | [0].pause       | a duration | example",
        "{ pause { min = 2 s, max = 1 s } }       | [0].pause.max   | at least min | raise max",
        "{ repeat = 0, steps = [ { get = / } ] }  | [0].repeat      | from 1 to 10000 | example",
        "{ repeat = 2 }                           | [0]             | something to do: steps |"
            + " steps = [",
        "{ chance = 2, steps = [ { get = / } ] }  | [0].chance      | from 0 to 1 | example",
        "{ group = a, steps = [] }                | [0].steps       | at least one | write steps",
        "{ get = /x, check { status = 99 } }      | [0].check.status | from 100 to 599 | example",
        "{ get = /x, check { staus = 200 } }      | [0].check.staus | that Salvo knows | status?",
        "{ get = /x, check { json { a = [1] } } } | [0].check.json.a | a text, a number | example",
        "{ get = /x, check { regex = '(' } }      | [0].check.regex | a regular expression |"
            + " example",
        "{ get = /x, check { maxSize = big } }    | [0].check.maxSize | with its unit | example",
        "{ get = /x, save { 'a b' = c } }         | [0].save.'a b'  | begins with a letter |"
            + " correct the name",
        "{ get = /x, save { a { } } }             | [0].save.a      | one of json, regex, header"
            + " and cookie | JMESPath",
        "{ get = /x, until { } }                  | [0].until       | what is expected of the"
            + " answer | give one",
        "{ get = /x, until { status = 200 }, every = 2 s, atMost = 1 s } | [0].atMost | at least"
            + " every | raise",
        "{ get = /x, name = a }, { get = /y, name = a } | [1].name  | share their figures | rename",
        "{ post = /x, stream { } }                | [0].stream.shape | there is no default |"
            + " openAiChat",
        "{ post = /x, stream { shape = openAIChat } } | [0].stream.shape | one of openAiChat,"
            + " openAiCompletions | did you mean openAiChat?",
        "{ post = /x, stream { shape = bytes, stalAfter = 1 s } } | [0].stream.stalAfter | that"
            + " Salvo knows | stallAfter?",
        "{ post = /x, stream { shape = bytes, playAfter = 1 s } } | [0].stream.playAfter | with"
            + " shape = speech | leave it out",
        "{ post = /x, stream { shape = speech, bytesPerSecond = 0 } } | [0].stream.bytesPerSecond |"
            + " from 1 to 100000000 | 48000",
        "{ get = /x, stream { shape = bytes }, until { status = 200 } } | [0].until | not asked for"
            + " again | leave out",
        "{ send = hi }                            | [0].send        | within the steps of a"
            + " websocket | write { websocket",
        "{ websocket = /ws }                      | [0]             | something to do: steps |"
            + " steps = [",
        "{ websocket = ws, steps = [ { send = a } ] } | [0].websocket | begins with / | example",
        "{ websocket = /a, steps = [ { websocket = /b, steps = [ { send = a } ] } ] } |"
            + " [0].steps[0].websocket | one at a time | end the other first",
        "{ websocket = /a, steps = [ { sned = a } ] } | [0].steps[0].sned | that Salvo knows |"
            + " send?",
        "{ websocket = /a, steps = [ { send = a, check { status = 200 } } ] } |"
            + " [0].steps[0].check.status | that Salvo knows | json, contains",
        "{ websocket = /a, steps = [ { send = '#{x}' } ] } | [0].steps[0].send | without #{x} |"
            + " save or feed",
        "{ websocket = /a, steps = [ { send = a, save { b { cookie = c } } } ] } |"
            + " [0].steps[0].save | a message has no headers | JMESPath"
      })
  void shouldNameTheStepWhenItBreaksARule(String steps, String key, String rule, String fix) {
    Given given = given(steps.replace('\'', '"'));

    assertThat(given.problems())
        .singleElement()
        .satisfies(it -> assertThat(it.key()).isEqualTo(SHOP + "tasks.t" + key.replace('\'', '"')))
        .satisfies(it -> assertThat(it.rule()).contains(rule))
        .satisfies(it -> assertThat(it.fix()).contains(fix));
  }

  @Test
  void shouldTellAllProblemsWithTheirLines() {
    List<SettingsProblem> problems =
        Given.application(
                """
                salvo.systems.shop {
                  userTypes.shopper.tasks { brows = 1 }
                  tasks {
                    browse = [
                      { get = /products, save { id = "[0].id" } }
                      { get = "/products/#{ids}" }
                      { post = /cart, chek { status = 201 } }
                    ]
                  }
                }
                """)
            .problems();

    assertThat(problems)
        .extracting(it -> it.key() + " " + it.source().replaceFirst(".*:", "") + " " + it.fix())
        .containsExactlyInAnyOrder(
            SHOP + "tasks.browse[1].get 6 did you mean #{id}?",
            SHOP + "tasks.browse[2].chek 7 did you mean " + SHOP + "tasks.browse[2].check?",
            SHOP + "userTypes.shopper.tasks.brows 2 did you mean browse?");
  }

  private Given given(String steps) {
    return Given.application(SHOP + "tasks.t = [" + filled(steps) + "]");
  }

  private String filled(String steps) {
    return steps.replace("FEEDER", products.toString());
  }

  private SystemTasks tasks(String steps) {
    Settings settings = given(steps).read();
    return settings.systemNamed("shop").described();
  }

  private List<Step> steps(String steps) {
    return tasks(steps).tasks().get(0).steps();
  }

  private static List<String> names(List<Step> steps) {
    return steps.stream()
        .filter(Step.Request.class::isInstance)
        .map(it -> ((Step.Request) it).name())
        .toList();
  }
}
