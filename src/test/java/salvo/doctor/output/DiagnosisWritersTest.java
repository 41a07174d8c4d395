package salvo.doctor.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.doctor.finding.Diagnosis;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.SequentialFigures;
import salvo.doctor.finding.TargetFindings;

class DiagnosisWritersTest {

  private static final List<Finding> MACHINE =
      List.of(
          Finding.ok("Java", "JDK 17"),
          Finding.note("proxy", "HTTPS_PROXY is set", "Nothing, mostly."));

  private static final Diagnosis WITH_TARGET =
      new Diagnosis(
          MACHINE,
          Optional.of(
              new TargetFindings(
                  URI.create("https://ann:s3cret@shop.example"),
                  List.of(
                      Finding.problem(
                          "answer", "GET / got status 500\u001b[2J", "Repair the service first.")),
                  Optional.of(
                      new SequentialFigures(
                          3,
                          3,
                          Map.of("status 500", 2),
                          OptionalDouble.of(12.5),
                          OptionalDouble.of(20))))),
          Optional.empty());

  @Test
  void shouldShowTheJourneysWhenTheyWereLookedAt() {
    Diagnosis both =
        WITH_TARGET.withJourneys(List.of(Finding.problem("shopper, buy", "404", "Edit it.")));

    assertThat(DiagnosisText.of(both, false))
        .contains("The journeys\n  problem  shopper, buy       404\n", "2 problems, 1 note.");
    assertThat(DiagnosisJson.of(both).at("/journeys/0/check").asText()).isEqualTo("shopper, buy");
    assertThat(DiagnosisJson.of(WITH_TARGET).path("journeys").isNull()).isTrue();
  }

  @Test
  void shouldShowEachFindingWithItsFixWhenAPersonReads() {
    assertThat(DiagnosisText.of(WITH_TARGET, false))
        .isEqualTo(
            """
            This machine
              ok       Java               JDK 17
              note     proxy              HTTPS_PROXY is set
                                          Nothing, mostly.

            The target ***@shop.example
              problem  answer             GET / got status 500\\u001b[2J
                                          Repair the service first.

            1 problem, 1 note.
            """);
  }

  @Test
  void shouldSayHowToGiveATargetWhenThereIsNone() {
    assertThat(
            DiagnosisText.of(
                new Diagnosis(MACHINE.subList(0, 1), Optional.empty(), Optional.empty()), false))
        .endsWith(
            """
            No target was checked: give one with --base-url URL, or set salvo.baseUrl.
            0 problems, 0 notes.
            """);
  }

  @Test
  void shouldHoldEveryFindingWhenAProgramReads() throws IOException {
    JsonNode json = DiagnosisJson.of(WITH_TARGET);

    assertThat(json.path("schemaVersion").intValue()).isEqualTo(1);
    assertThat(json.path("ok").booleanValue()).isFalse();
    assertThat(json.path("problems").intValue()).isEqualTo(1);
    assertThat(json.path("machine")).hasSize(2);
    assertThat(json.at("/machine/0/fix").isNull()).isTrue();
    assertThat(json.at("/machine/1/level").textValue()).isEqualTo("note");
    assertThat(json.at("/target/address").textValue()).isEqualTo("***@shop.example");
    assertThat(json.at("/target/findings/0/check").textValue()).isEqualTo("answer");
    assertThat(json.at("/target/load/medianMillis").doubleValue()).isEqualTo(12.5);
    assertThat(json.at("/target/load/failures/status 500").intValue()).isEqualTo(2);
    assertThat(json.toString()).doesNotContain("s3cret");
  }
}
