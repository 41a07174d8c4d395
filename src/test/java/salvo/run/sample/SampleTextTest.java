package salvo.run.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.analysis.errors.ErrorSample.Body;
import salvo.analysis.errors.ErrorSample.Form;
import salvo.analysis.errors.ErrorSample.Header;
import salvo.run.sample.Exchange.Answer;
import salvo.run.sample.Exchange.Content;
import salvo.text.Secrets;

class SampleTextTest {

  private static final Header JSON = new Header("Content-Type", "application/json");

  private final SampleText text = new SampleText(Secrets.of(List.of("blue-Harmless9")));

  @Test
  void shouldMaskHeadersUnlessTheyAreKnownToBeHarmless() {
    List<Header> sent =
        text.sent(
                exchange(
                    "http://bob:pw@host/jobs?page=2&sig=abc",
                    List.of(
                        JSON,
                        new Header("X-Anything", "abc"),
                        new Header("Authorization", "Bearer abc"),
                        new Header("X-Request-Id", "4b1d7e1e-5a0f-4c53-9f0b-3b6a8c8f2d11"),
                        new Header("Accept", "a blue-Harmless9"))))
            .headers();

    assertThat(sent)
        .containsExactly(
            JSON,
            new Header("X-Anything", "***"),
            new Header("Authorization", "***"),
            new Header("X-Request-Id", "4b1d7e1e-5a0f-4c53-9f0b-3b6a8c8f2d11"),
            new Header("Accept", "a ***"));
  }

  @Test
  void shouldShowOfAnAnswersHeadersWhatHelpsAndNoSecret() {
    List<Header> answered =
        text.answered(
                answer(
                    "",
                    List.of(
                        new Header("Server", "nginx"),
                        new Header("Retry-After", "3"),
                        new Header("Set-Cookie", "sid=abc"),
                        new Header("Location", "/login?ticket=abc"))))
            .headers();

    assertThat(answered)
        .containsExactly(
            new Header("Server", "nginx"),
            new Header("Retry-After", "3"),
            new Header("Set-Cookie", "***"),
            new Header("Location", "/login?ticket=***"));
  }

  @Test
  void shouldMaskCredentialsAndQueriesOfAnAddress() {
    assertThat(text.sent(exchange("http://bob:pw@host/jobs?page=2&sig=abc", List.of())).url())
        .isEqualTo("http://***@host/jobs?page=2&sig=***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"user":"bob","password":"a b"} | {"user":"bob","password":"***"}
          {"password" : "a\\"b", "n": 1} | {"password" : "***", "n": 1}
          {"pin": 4711, "n": 1} | {"pin": ***, "n": 1}
          {"in":"{\\"token\\":\\"abc\\",\\"n\\":1}"} | {"in":"{\\"token\\":\\"***\\",\\"n\\":1}"}
          {"tokens":["a","b"],"n":1} | {"tokens":***,"n":1}
          {"credentials":{"a":{"b":"c"}},"n":1} | {"credentials":***,"n":1}
          user=bob&pwd=abc&n=1 | user=bob&pwd=***&n=1
          <user>bob</user><password>abc</password> | <user>bob</user><password>***</password>
          {"color":"blue-Harmless9"} | {"color":"***"}
          {"token":"never closed | {"token":"***
          {"code":"123456"} | {"code":"***"}
          {"password":""} | {"password":""}
          see http://bob:pw@host/ | see http://***@host/
          """)
  void shouldMaskFieldsWithTellingNamesAndSecretsOfTheRun(String body, String shown) {
    assertThat(text.answered(answer(body, List.of(JSON))).body())
        .isEqualTo(new Body(body.length(), Form.WHOLE, shown));
    assertThat(text.lines(List.of(body))).containsExactly(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E_QUOTA_EXCEEDED", "invalid_grant", "422"})
  void shouldShowTheCodeOfAnErrorButNotOneThatWasSent(String code) {
    String body = "{\"code\":\"" + code + "\"}";

    assertThat(text.answered(answer(body, List.of(JSON))).body().text()).isEqualTo(body);
    assertThat(MaskedFields.sent(body)).isEqualTo("{\"code\":\"***\"}");
  }

  @Test
  void shouldCutTextsAfterTwoThousandCharactersAndSaySo() {
    String body = "x ".repeat(5_000);

    assertThat(text.answered(answer(body, List.of())).body())
        .isEqualTo(new Body(10_000, Form.CUT, "x ".repeat(SampleText.MOST_CHARACTERS / 2)));
    assertThat(text.answered(answer("y".repeat(5_000), List.of())).body().text())
        .isEqualTo("y".repeat(SampleText.MOST_CHARACTERS));
  }

  @Test
  void shouldShowNoPartOfASecretWhenItIsCut() {
    for (int before = Exchange.KEPT_BYTES - 40; before < Exchange.KEPT_BYTES; before++) {
      String tokens = "\"password\":\"" + "p".repeat(1_400) + "\" ";
      String body =
          tokens + "z".repeat(before - tokens.length() - 1) + " blue-Harmless9 sk-a1b2c3d4";

      assertThat(text.answered(answer(body, List.of())).body().text())
          .doesNotContain("pp", "blue", "sk-a");
    }
  }

  @Test
  void shouldGiveTheSizeAloneWhenABodyIsNoTextOrWasNotKept() {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};

    assertThat(text.answered(answer(picture, 8, List.of())).body())
        .isEqualTo(new Body(8, Form.BINARY, ""));
    assertThat(text.answered(answer(new byte[0], 9, List.of())).body())
        .isEqualTo(new Body(9, Form.NOT_KEPT, ""));
    assertThat(text.answered(answer(new byte[0], -1, List.of())).body())
        .isEqualTo(new Body(-1, Form.NOT_KEPT, ""));
    assertThat(text.answered(answer("", List.of())).body()).isEqualTo(new Body(0, Form.WHOLE, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16LE", "no such charset"})
  void shouldReadABodyAsItsTypeSays(String charset) {
    Charset known = charset.contains(" ") ? StandardCharsets.UTF_8 : Charset.forName(charset);
    byte[] bytes = "Grüße".getBytes(known);
    Header type = new Header("content-type", "text/plain; charset=" + charset);

    assertThat(text.answered(answer(bytes, bytes.length, List.of(type))).body().text())
        .isEqualTo("Grüße");
  }

  @Test
  void shouldMakeHarmlessWhatATerminalOrAPageWouldObey() {
    Body body = text.answered(answer("a\u001b[31m\r\nb\u202e\tc", List.of())).body();

    assertThat(body.text()).isEqualTo("a\u241b[31m\nb\ufffd c");
    assertThat(text.lines(List.of("\u001b]0;x\u0007"))).containsExactly("\u241b]0;x\u2407");
    assertThat(
            text.sent(exchange("http://host/\u001b", List.of(new Header("a\nb", "c"))))
                .headers()
                .get(0)
                .name())
        .isEqualTo("a b");
  }

  @Test
  void shouldShowFourThousandCharactersOfALogAtMost() {
    List<String> lines = Collections.nCopies(20, "z".repeat(5_000));

    assertThat(text.lines(lines)).hasSize(20).allMatch(it -> it.equals("z".repeat(204)));
  }

  private static Exchange exchange(String url, List<Header> headers) {
    return new Exchange("POST", url, headers, Content.NONE, Optional.empty());
  }

  private static Answer answer(String body, List<Header> headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return answer(
        Arrays.copyOf(bytes, Math.min(bytes.length, Exchange.KEPT_BYTES)), bytes.length, headers);
  }

  private static Answer answer(byte[] start, long bytes, List<Header> headers) {
    return new Answer(500, headers, new Content(start, bytes));
  }
}
