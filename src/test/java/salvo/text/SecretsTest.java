package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String SECRET = "s3\"c/r&t é\\";

  private final Secrets secrets = Secrets.of(List.of(SECRET, "other-one"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3\"c/r&t é\\",
        "s3%22c%2Fr%26t+%C3%A9%5C",
        "s3%22c%2Fr%26t%20%C3%A9%5C",
        "s3%22c%2fr%26t%20%c3%a9%5c",
        "s3\\\"c/r&t é\\\\",
        "s3\\\"c\\/r&t é\\\\",
        "s3\"c/r&amp;t é\\",
        "s3&quot;c/r&amp;t é\\",
        "s3&#34;c/r&amp;t é\\"
      })
  void shouldMaskASecretWhicheverWayItIsEncoded(String form) {
    assertThat(secrets.mask("a " + form + ", " + form + " and other-one"))
        .isEqualTo("a ***, *** and ***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:", "me:", "bob:", "a longer user:"})
  void shouldMaskASecretInBase64WhateverStandsBeforeIt(String before) {
    byte[] credentials = (before + SECRET).getBytes(StandardCharsets.UTF_8);

    assertThat(secrets.mask("Basic " + Base64.getEncoder().encodeToString(credentials)))
        .contains("***")
        .doesNotContain(
            Base64.getEncoder().encodeToString(credentials).substring(before.length() * 4 / 3 + 2));
    assertThat(secrets.mask(Base64.getUrlEncoder().encodeToString(credentials))).contains("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "12345", "15 s", "250 ms", "true", "none", "", "   "})
  void shouldLeaveAloneWhatStandsInOtherTextsToo(String value) {
    assertThat(Secrets.of(List.of(value))).isSameAs(Secrets.NONE);
    assertThat(Secrets.of(List.of(value)).mask("abc 12345 true none")).contains("abc 12345");
  }

  @Test
  void shouldMaskTheLongerOfTwoThatBeginAlike() {
    assertThat(Secrets.of(List.of("pass", "password1")).mask("password1 pass password"))
        .isEqualTo("*** *** ***word");
  }

  @ParameterizedTest
  @CsvSource({
    "said other-on..., said ***",
    "said other,       said ***",
    "said other-one,   said ***",
    "said oth,         said oth",
    "said one...,      said one..."
  })
  void shouldMaskTheBeginningOfOneWhereAMessageWasCut(String cut, String shown) {
    assertThat(secrets.maskCut(cut)).isEqualTo(shown);
  }

  @Test
  void shouldLeaveTheEndOfATextThatWasNotCut() {
    assertThat(secrets.mask("said other")).isEqualTo("said other");
  }

  @Test
  void shouldMaskTextsWithinMapsAndListsAndNotTheirKeys() {
    assertThat(
            secrets.maskWithin(Map.of("other-one", List.of(1, "an other-one", Map.of("a", true)))))
        .isEqualTo(Map.of("other-one", List.of(1, "an ***", Map.of("a", true))));
  }

  @Test
  void shouldMaskTheBytesOfAnEncoding() {
    byte[] bytes = ("ä " + SECRET).getBytes(StandardCharsets.UTF_8);
    String masked =
        secrets
            .inBytesOf(StandardCharsets.UTF_8)
            .mask(new String(bytes, StandardCharsets.ISO_8859_1));

    assertThat(masked.getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo("ä ***".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldNotTellThemItself() {
    assertThat(secrets).asString().doesNotContain("other-one");
  }
}
