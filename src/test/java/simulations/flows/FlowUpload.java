package simulations.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** What is uploaded of a starter project: all of it, but as a flow of its own name. */
final class FlowUpload {

  /** Enough to tell uploads of the same second apart. */
  private static final int RANDOM_BOUND = 1_000_000;

  private FlowUpload() {}

  /** A body whose endpoint name tells the starter and is unique, whoever uploads it when. */
  static String of(JsonNode starter) {
    ObjectNode flow = starter.deepCopy();
    flow.remove("id");
    int random = ThreadLocalRandom.current().nextInt(RANDOM_BOUND);
    String unique = Instant.now().getEpochSecond() + "_" + random;
    String name = starter.path("name").asText().replaceAll("[^A-Za-z0-9_-]+", "_");
    return flow.put("endpoint_name", "loadtest_" + unique + "_" + name).toString();
  }
}
