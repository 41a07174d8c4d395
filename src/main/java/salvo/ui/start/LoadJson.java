package salvo.ui.start;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import salvo.report.json.SummaryJson;
import salvo.text.PlainJson;
import salvo.workload.InjectionProfile;
import salvo.workload.LoadChart;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;

/**
 * The load of a profile as JSON: its figures, its shape over time, and the picture of the start.
 */
final class LoadJson {

  private LoadJson() {}

  static ObjectNode of(InjectionProfile profile) {
    OfferedLoad load = OfferedLoad.of(profile);
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("profile", profile.name());
    json.put("model", profile.model().name().toLowerCase(Locale.ROOT));
    json.put("counts", counts(profile));
    json.put("users", profile.users());
    json.put("peak", SummaryJson.finite(load.peak()));
    json.put("seconds", load.duration().toMillis() / 1000.0);
    profile.tasksPerUser().ifPresent(it -> json.put("tasksPerUser", it));
    ArrayNode shape = json.putArray("shape");
    double at = 0;
    for (Stage stage : profile.stages()) {
      double end = at + stage.duration().toMillis() / 1000.0;
      shape.addArray().add(at).add(SummaryJson.finite(stage.from()));
      shape.addArray().add(end).add(SummaryJson.finite(stage.to()));
      at = end;
    }
    LoadChart.draw(profile, StandardCharsets.UTF_8).forEach(json.putArray("chart")::add);
    return json;
  }

  private static String counts(InjectionProfile profile) {
    return switch (profile.model()) {
      case OPEN -> profile.countsRequests() ? "requests per second" : "tasks per second";
      case CLOSED -> "users at work";
    };
  }
}
