package simulations.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowListTest {

  private final FlowList flows =
      FlowList.of(
          "[{\"id\":\"1\",\"name\":\"Zoo\",\"title\":\"Ark\",\"data\":{\"nodes\":[]}},"
              + "{\"id\":\"2\",\"name\":\"Ark\",\"title\":\"Q & A\"}]");

  @Test
  void shouldFindByTheFirstFieldThatMatchesWhateverTheOrder() {
    assertThat(flows.find("Ark", "name", "title").orElseThrow().path("id").asText()).isEqualTo("2");
    assertThat(flows.find("Ark", "title", "name").orElseThrow().path("id").asText()).isEqualTo("1");
    assertThat(flows.find("Q & A", "name", "title").orElseThrow().path("id").asText())
        .isEqualTo("2");
  }

  @Test
  void shouldNameTheValidOnesWhenANameIsUnknown() {
    assertThat(flows.find("ark", "name")).isEmpty();
    assertThat(flows.unknown("ark", "name"))
        .isEqualTo("the target has no flow \"ark\"; it has: Ark, Zoo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"model\": \"small\"}"})
  void shouldKnowAnObjectWhenItIsOne(String json) {
    assertThat(FlowList.isObject(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "{", "\"{}\""})
  void shouldKnowNoObjectWhenItIsNone(String json) {
    assertThat(FlowList.isObject(json)).isFalse();
  }

  @Test
  void shouldRefuseWhatIsNotJson() {
    assertThatIllegalArgumentException().isThrownBy(() -> FlowList.of("<html>"));
  }

  @Test
  void shouldUploadAStarterUnderANameOfItsOwnWhenItIsChosen() {
    JsonNode starter = flows.find("Q & A", "title").orElseThrow();
    JsonNode zoo = flows.find("Zoo", "name").orElseThrow();

    JsonNode upload = FlowList.of(FlowUpload.of(zoo)).flows();

    assertThat(upload.has("id")).isFalse();
    assertThat(upload.at("/data/nodes").isArray()).isTrue();
    assertThat(upload.path("endpoint_name").asText()).matches("loadtest_\\d+_\\d+_Zoo");
    assertThat(zoo.path("id").asText()).isEqualTo("1");
    assertThat(FlowUpload.of(starter)).isNotEqualTo(FlowUpload.of(starter)).contains("_Ark");
  }
}
