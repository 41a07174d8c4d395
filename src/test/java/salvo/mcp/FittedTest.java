package salvo.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import salvo.report.json.JsonFile;
import salvo.text.PlainJson;

class FittedTest {

  private static final int MOST = 8 * 1024;

  @Test
  void shouldLeaveAShortDocumentAsItIs() {
    ObjectNode document = list(3);

    assertThat(Fitted.of(document, "", 0)).isEqualTo(document);
  }

  @Test
  void shouldCutTheLongestListAndSayWhereWhenADocumentIsLong() {
    ObjectNode document = list(1_000);
    document.putObject("verdict").put("status", "FAIL");

    ObjectNode fitted = Fitted.of(document, "", 0);

    assertThat(bytes(fitted)).isLessThan(MOST);
    assertThat(fitted.at("/verdict/status").asText()).isEqualTo("FAIL");
    assertThat(fitted.path("cut").path("/items").path("of").asInt()).isEqualTo(1_000);
    assertThat(fitted.path("items"))
        .hasSize(fitted.path("cut").path("/items").path("shown").asInt());
  }

  @Test
  void shouldGiveEveryElementOnceWhenTheListIsAskedForPageByPage() {
    ObjectNode document = list(500);
    int from = 0;
    int seen = 0;
    for (int pages = 0; pages < 100 && from >= 0; pages++) {
      ObjectNode page = Fitted.of(document, "/items", from);
      assertThat(bytes(page)).isLessThan(MOST);
      assertThat(page.at("/items/0/index").asInt()).isEqualTo(seen);
      seen += page.path("items").size();
      from = page.path("next").isNull() ? -1 : page.path("next").asInt();
    }

    assertThat(seen).isEqualTo(500);
  }

  @Test
  void shouldCutATextWhenItAloneIsTooLong() {
    ObjectNode document = PlainJson.MAPPER.createObjectNode().put("text", "é".repeat(9_000));

    assertThat(bytes(Fitted.of(document, "", 0))).isLessThan(MOST);
  }

  @Test
  void shouldSayThatThereIsNothingWhenThePlaceIsWrong() {
    assertThatThrownBy(() -> Fitted.of(list(1), "/nothing", 0)).hasMessageContaining("/nothing");
    assertThatThrownBy(() -> Fitted.of(list(1), "items", 0)).hasMessageContaining("JSON pointer");
  }

  private static ObjectNode list(int size) {
    ObjectNode document = PlainJson.MAPPER.createObjectNode();
    ArrayNode items = document.putArray("items");
    for (int i = 0; i < size; i++) {
      items.addObject().put("index", i).put("name", "endpoint number " + i);
    }
    return document;
  }

  private static int bytes(ObjectNode json) {
    return JsonFile.compact(json).getBytes(StandardCharsets.UTF_8).length;
  }
}
