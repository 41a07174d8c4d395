package salvo.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.report.SampleErrors;
import salvo.saved.JsonMutation;
import salvo.text.PlainJson;

class ErrorSamplesJsonTest {

  private static final int MUTATIONS = Integer.getInteger("mutations.count", 2_000);

  @TempDir private Path folder;

  @Test
  void shouldKeepToItsSchema() throws IOException {
    JsonNode json = PlainJson.MAPPER.readTree(ErrorSamplesJson.text(SampleErrors.all()));

    assertThat(schema().validate(json)).isEmpty();
    assertThat(json.at("/samples/0/answer/body/form").asText()).isEqualTo("cut");
    assertThat(json.at("/samples/1/request").isNull()).isTrue();
    assertThat(json.at("/samples/1/status").isNull()).isTrue();
  }

  @Test
  void shouldReadWhatItWrote() throws IOException {
    write(ErrorSamplesJson.text(SampleErrors.all()));

    assertThat(ErrorSamplesReader.read(folder)).isEqualTo(SampleErrors.all());
  }

  @Test
  void shouldReadNoneWhenThereIsNoFile() throws IOException {
    assertThat(ErrorSamplesReader.read(folder)).isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}| schemaVersion must be a whole number from 0 on",
        "null| schemaVersion must be a whole number from 0 on",
        "{\"schemaVersion\":2}| schemaVersion must be at most 1 for this Salvo",
        "{\"schemaVersion\":1}| samples must be a list",
        "{\"schemaVersion\":1,\"samples\":[{}]}| samples[0].start must be a text",
        "{\"schemaVersion\":1,\"samples\":[{\"start\":\"now\"}]}"
            + "| samples[0].start must be an instant such as 2026-01-02T03:04:05.678Z",
        "{\"schemaVersion\":1,| it is not JSON from line 1 on",
      })
  void shouldSayInASentenceWhatIsDamaged(String text, String why) throws IOException {
    write(text);

    assertThatIOException()
        .isThrownBy(() -> ErrorSamplesReader.read(folder))
        .withMessage(
            folder.resolve("error-samples.json")
                + " is damaged: "
                + why
                + ". Remove it to continue without it.");
  }

  @Test
  void shouldReadOrSayInASentenceWhyNotWhenValuesAreMutated() throws IOException {
    JsonNode whole = PlainJson.MAPPER.readTree(ErrorSamplesJson.text(SampleErrors.all()));
    SplittableRandom random = new SplittableRandom(12);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      write(JsonMutation.of(whole, random));
      try {
        ErrorSamplesReader.read(folder);
      } catch (IOException e) {
        refused++;
        assertThat(e.getMessage()).matches("[^\\n]+ is damaged: [^\\n]+ Remove it [^\\n]+\\.");
      }
    }
    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve(ErrorSamplesJson.FILE_NAME), text);
  }

  private static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(ErrorSamplesJson.class.getResourceAsStream("/salvo/error-samples.schema.json"));
  }
}
