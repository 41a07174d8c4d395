package salvo.ui.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import salvo.report.json.SummaryJson;
import salvo.slo.Slo;
import salvo.text.PlainJson;

/** Runs as JSON: times in ms, shares 0 to 1, and null for what is not known. */
public final class RunJson {

  private RunJson() {}

  /** A run as a list shows it: with the figures of all its requests. */
  public static ObjectNode brief(RunList.Listed run) {
    RunEntry entry = run.entry();
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("id", entry.folder().id());
    json.put("state", entry.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    json.put("verdict", textOrNull(entry.verdict()));
    json.put("reason", entry.reasons().isEmpty() ? null : entry.reasons().get(0));
    json.put("start", textOrNull(entry.start()));
    json.put("durationSeconds", SummaryJson.finite(entry.durationSeconds()));
    json.put("simulation", entry.identity().simulation());
    json.put("system", entry.identity().system());
    json.put("profile", entry.identity().profile());
    json.put("target", entry.identity().target());
    json.put("livePage", entry.livePage().map(Object::toString).orElse(null));
    write(json.putObject("figures"), entry.figures().getOrDefault(Slo.GLOBAL, Map.of()));
    ObjectNode series = json.putObject("series");
    write(series.putArray("requestsPerSecond"), entry.sparks().rate());
    write(series.putArray("p95"), entry.sparks().p95());
    write(json, run.notes());
    return json;
  }

  /** The same with the figures of each endpoint and every reason. */
  public static ObjectNode full(RunList.Listed run) {
    ObjectNode json = brief(run);
    ArrayNode reasons = json.putArray("reasons");
    run.entry().reasons().forEach(reasons::add);
    ArrayNode endpoints = json.putArray("endpoints");
    run.entry()
        .figures()
        .forEach(
            (name, figures) -> {
              if (!name.equals(Slo.GLOBAL)) {
                write(endpoints.addObject().put("name", name), figures);
              }
            });
    run.entry().userTypes().forEach(json.putArray("userTypes")::add);
    return json;
  }

  private static void write(ObjectNode json, RunNotes notes) {
    json.put("note", notes.note());
    notes.tags().forEach(json.putArray("tags")::add);
    notes.problem().ifPresent(it -> json.put("notesProblem", it));
  }

  private static void write(ObjectNode json, Map<String, Double> figures) {
    figures.forEach((name, value) -> json.put(name, SummaryJson.finite(value)));
  }

  private static void write(ArrayNode json, List<Double> values) {
    values.forEach(value -> json.add(SummaryJson.finite(Math.rint(value * 100) / 100)));
  }

  private static String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
