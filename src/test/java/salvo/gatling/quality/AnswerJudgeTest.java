package salvo.gatling.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatling.http.client.Request;
import io.gatling.http.client.RequestBuilder;
import io.gatling.http.client.body.string.StringRequestBodyBuilder;
import io.gatling.http.client.uri.Uri;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.gatling.client.answer.GivenAnswer;

/** What an answer is checked for, and what is told of one that is bad. */
class AnswerJudgeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "contains = [sun]            | the sun is up                    | ",
        "contains = [sun]            | it rains                         | without \"sun\"",
        "notContains = [TODO]        | done                             | ",
        "notContains = [TODO]        | TODO                             | with \"TODO\"",
        "matches = \"[0-9]+ km\"     | it is 12 km away                 | ",
        "matches = \"[0-9]+ km\"     | it is far away | no match of the expression",
        "length.min = 5              | hi            | shorter than 5 characters",
        "length.max = 5              | good morning  | longer than 5 characters",
        "length.max = 2              | 😀😀          | ",
        "finishReason = [end]        | hi            | finish reason stop",
        "finishReason = [end, stop]  | hi            | ",
        "refusals = usual            | I’m sorry, but I can’t help.     | a refusal",
        "refusals = usual            | The door opens.                  | ",
        "refusals = [nein]           | Nein, das geht nicht.            | a refusal",
        "json = true                 | [1, 2]                           | ",
        "json = true                 | {\"a\": 1                        | not JSON",
        "json = true                 | {\"a\": 1} and more              | not JSON",
        "json = true                 | ~~                               | not JSON",
        "at = \"a.b\", contains = [x] | {\"a\": {\"b\": \"xyz\"}}        | ",
        "at = \"a.b\", contains = [x] | {\"a\": {\"b\": \"uvw\"}}        | without \"x\"",
        "at = \"a.b\", contains = [x] | {\"a\": {\"c\": \"xyz\"}} | no text where it was looked"
            + " for",
        "at = \"a.b\", contains = [x] | none          | no text where it was looked for"
      })
  void shouldTellWhatIsWrongWithAnAnswer(String rules, String text, String wrong) {
    assertThat(judge(rules).broken(answer("q", text))).isEqualTo(Optional.ofNullable(wrong));
  }

  @Test
  void shouldHoldJsonToItsSchemaAndNameThePlaceInTheSchema() throws Exception {
    Path schema =
        Files.writeString(
            folder.resolve("s.json"),
            """
            {"type": "object", "required": ["answer"], "$defs": {"text": {"type": "string"}},
             "properties": {"answer": {"$ref": "#/$defs/text"}}}
            """);
    AnswerJudge judge = judge("jsonSchema = \"" + schema + "\"");

    assertThat(judge.broken(answer("q", "{\"answer\": \"yes\"}"))).isEmpty();
    assertThat(judge.broken(answer("q", "{}"))).contains("against the schema: /required");
    assertThat(judge.broken(answer("q", "{\"answer\": 1}")))
        .contains("against the schema: /properties/answer/$ref/type");
    assertThat(judge.broken(answer("q", "yes"))).contains("not JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"type\": \"nonsense\"", "[1]", "{\"$ref\": \"http://127.0.0.1:9/other.json\"}"})
  void shouldRefuseASchemaThatIsNoneOrThatIsElsewhere(String schema) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.json"), schema);

    assertThatThrownBy(() -> judge("jsonSchema = \"" + file + "\""))
        .isInstanceOf(AnswerJudge.BadRule.class);
  }

  @Test
  void shouldCompareAnswersToTheSameRequestWithTheFirst() {
    AnswerJudge judge = judge("same = true");

    assertThat(judge.broken(answer("one", "a"))).isEmpty();
    assertThat(judge.broken(answer("two", "b"))).isEmpty();
    assertThat(judge.broken(answer("one", "a"))).isEmpty();
    assertThat(judge.broken(answer("one", "b"))).contains("another one than before");
    assertThat(judge.broken(answer("one", "a"))).isEmpty();
  }

  @Test
  void shouldRememberNoMoreRequestsThanItMay() {
    SameAnswers same = new SameAnswers(1);

    assertThat(same.broken(answer("one", "a"), "a")).isEmpty();
    assertThat(same.broken(answer("two", "a"), "a")).isEmpty();
    assertThat(same.broken(answer("two", "b"), "b")).isEmpty();
    assertThat(same.broken(answer("one", "b"), "b")).isPresent();
  }

  @Test
  void shouldGiveUpAnExpressionThatWouldReadForEver() {
    AnswerJudge judge = judge("matches = \"(x+x+)+y\"");

    assertThat(judge.broken(answer("q", "x".repeat(5_000))))
        .contains("not judged: the expression took longer than a second");
  }

  @Test
  void shouldNameTheFirstCheckThatFailed() {
    assertThat(
            judge("same = true, refusals = usual, contains = [sun]")
                .broken(answer("q", "I cannot say")))
        .contains("a refusal");
  }

  private static AnswerJudge judge(String rules) {
    return AnswerJudge.of(
        salvo.config.Given.application("salvo.systems.content.quality.chat { " + rules + " }")
            .read()
            .systemNamed("content")
            .answers()
            .rules()
            .get("chat"));
  }

  private static GivenAnswer answer(String question, String text) {
    Request request =
        new RequestBuilder("chat", HttpMethod.POST, Uri.create("http://127.0.0.1/chat"), null)
            .setBodyBuilder(new StringRequestBodyBuilder(question))
            .build();
    return GivenAnswer.ofStream(request, 200, text == null ? "" : text, Optional.of("stop"));
  }
}
