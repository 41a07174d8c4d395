package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.Mistakes;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.e2e.simulations.PlainSimulation;
import salvo.ui.start.KnownSimulation;

/** Simulations that were never run tell what is in their code: each is made in a process. */
class SimulationReadingIT {

  private static final KnownSimulation OWN =
      new KnownSimulation(OwnContentSimulation.class.getName(), "own");
  private static final KnownSimulation PLAIN =
      new KnownSimulation(PlainSimulation.class.getName(), "plain");
  private static final KnownSimulation WRONG =
      new KnownSimulation(Mistakes.ThrowingSimulation.class.getName(), "throwing");

  @TempDir private Path folder;

  @Test
  void shouldTellWhatIsInTheCodeWithoutALoad() throws Exception {
    try (OpenRoom room = OpenRoom.over(folder, OWN, PLAIN, WRONG)) {
      JsonNode own = room.simulation("own");
      assertThat(own.path("faults")).isEmpty();
      assertThat(own.path("userTypes").findValuesAsText("name"))
          .containsExactly("regular", "admin", "heavy-content", "health-check", "burst");
      assertThat(own.at("/userTypes/4/requests/create-burst/0").asText()).isEqualTo("create job");
      assertThat(texts(own.path("endpoints"))).contains("create job", "usage summary");
      assertThat(own.path("objectives").findValuesAsText("scope")).contains("global");
      assertThat(own.path("offers").asText()).startsWith("open: ");

      JsonNode plain = room.simulation("plain");
      assertThat(plain.path("userTypes")).isEmpty();
      assertThat(plain.path("endpoints")).isNotEmpty();

      JsonNode wrong = room.simulation("throwing");
      assertThat(wrong.at("/faults/0").asText())
          .contains("could not be created", "in line 26 of Mistakes.java");

      assertThat(room.run(".")).isEmptyDirectory();
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(it -> texts.add(it.asText()));
    return texts;
  }
}
