package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside one another, and baselines of them. */
class CompareApiTest {

  private static final String BASE = "shopsimulation-20260102030405678";
  private static final String SLOW = "shopsimulation-20260102040405678";

  @TempDir private Path folder;
  private OpenRoom room;

  @BeforeEach
  void open() throws Exception {
    room = OpenRoom.over(folder);
    room.shop(BASE, 1, 1);
    room.shop(SLOW, 1.2, 2);
  }

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Test
  void shouldTellWhatChangedAsTheCommandDoes() throws Exception {
    JsonNode found = room.get("compare?base=" + BASE + "&run=" + SLOW).path("comparisons");

    assertThat(found).hasSize(1);
    assertThat(found.at("/0/outcome").asText()).isEqualTo("REGRESSED");
    assertThat(found.at("/0/candidate/source").asText()).isEqualTo(SLOW);
    assertThat(found.at("/0/scopes/1/scope").asText()).isEqualTo("add to cart");
    assertThat(found.at("/0/scopes/1/figures/2/base").asLong()).isEqualTo(122);
    assertThat(found.at("/0/scopes/1/figures/2/candidate").asLong()).isEqualTo(145);
  }

  @Test
  void shouldSayWhatIsMissingWhenLessThanTwoAreNamed() throws Exception {
    HttpResponse<String> refused = room.send("GET", "compare?base=" + BASE, "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("?base=<id>&run=<id>");
    assertThat(room.send("GET", "compare?base=no&run=" + BASE, "").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldRefuseRunsThatAreNotComparableWithTheDifference() throws Exception {
    Files.write(
        room.run(SLOW).resolve("simulation.log"),
        Files.readAllBytes(room.run(BASE).resolve("simulation.log")),
        java.nio.file.StandardOpenOption.TRUNCATE_EXISTING);
    byte[] whole = Files.readAllBytes(room.run(SLOW).resolve("simulation.log"));
    Files.write(
        room.run(SLOW).resolve("simulation.log"), java.util.Arrays.copyOf(whole, whole.length / 2));

    HttpResponse<String> refused = room.send("GET", "compare?base=" + BASE + "&run=" + SLOW, "");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("is not comparable with", "Log incomplete");
  }

  @Test
  void shouldKeepARunAsBaselineAndCompareWithIt() throws Exception {
    String body = "{\"name\": \"nightly\", \"run\": \"" + BASE + "\", \"acceptFlaws\": true}";

    HttpResponse<String> saved = room.send("POST", "baselines", body);
    HttpResponse<String> again = room.send("POST", "baselines", body);
    JsonNode listed = room.get("baselines").path("baselines");
    JsonNode compared =
        room.get("compare?base=baseline:nightly&run=" + SLOW + "&acceptDifferences=true");

    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(folder.resolve("baselines/nightly.json")).isRegularFile();
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("exists: choose another name, or replace it.");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/name").asText()).isEqualTo("nightly");
    assertThat(listed.at("/0/simulation").asText()).isEqualTo("ShopSimulation");
    assertThat(listed.at("/0/figures/requests").asLong()).isPositive();
    assertThat(compared.at("/comparisons/0/outcome").asText()).isEqualTo("REGRESSED");
  }

  @Test
  void shouldRefuseANameThatIsNoneOfABaseline() throws Exception {
    for (String name : new String[] {"", "../up", "a/b", "up.json", "night ly"}) {
      HttpResponse<String> refused =
          room.send("POST", "baselines", "{\"name\": \"" + name + "\", \"run\": \"" + BASE + "\"}");

      assertThat(refused.statusCode()).as(name).isEqualTo(422);
    }
    assertThat(folder.resolve("baselines")).doesNotExist();
  }

  @Test
  void shouldListADamagedBaselineWithItsReason() throws Exception {
    Files.createDirectories(folder.resolve("baselines"));
    Files.writeString(folder.resolve("baselines/torn.json"), "{");

    JsonNode listed = room.get("baselines").path("baselines");

    assertThat(listed.at("/0/reason").asText()).contains("is not a baseline, or is damaged");
  }
}
