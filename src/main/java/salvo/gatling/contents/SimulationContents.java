package salvo.gatling.contents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.run.RunPlan;
import salvo.slo.Slo;
import salvo.slo.SloSelection.NotJudged;
import salvo.text.PlainJson;

/** What a simulation is made of, by its own code and the configuration, as one line of JSON. */
public final class SimulationContents {

  private SimulationContents() {}

  /**
   * The line, which every console can show.
   *
   * @param userTypes all of them, also those that take no part
   * @param requests names of those that are measured
   */
  public static String line(List<UserType> userTypes, Collection<String> requests, RunPlan plan) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    ArrayNode types = json.putArray("userTypes");
    userTypes.forEach(it -> write(types.addObject(), it));
    requests.forEach(json.putArray("requests")::add);
    ArrayNode objectives = json.putArray("objectives");
    Stream.of(
            plan.slos().judged().stream(),
            plan.slos().notJudged().stream().map(NotJudged::slo),
            plan.searched().slos().stream())
        .flatMap(it -> it)
        .forEach(it -> write(objectives.addObject(), it));
    try {
      return PlainJson.MAPPER
          .writer()
          .with(JsonWriteFeature.ESCAPE_NON_ASCII)
          .writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(ObjectNode json, UserType type) {
    json.put("name", type.name()).put("weight", type.weight());
    ObjectNode tasks = json.putObject("tasks");
    type.journey().tasks().forEach(it -> tasks.put(it.name(), it.weight()));
    ObjectNode requests = json.putObject("requests");
    for (Task task : type.journey().tasks()) {
      task.endpoints().keySet().forEach(requests.putArray(task.name())::add);
    }
  }

  private static void write(ObjectNode json, Slo slo) {
    json.put("scope", slo.scope())
        .put("metric", slo.metric().key())
        .put("label", slo.metric().label())
        .put("bound", (slo.metric().isUpperBound() ? "at most " : "at least ") + slo.targetText());
  }
}
