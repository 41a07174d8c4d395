package salvo.ui.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import salvo.report.json.SummaryJson;
import salvo.slo.Slo;
import salvo.text.PlainJson;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Reply;

/** {@code /api/trend}: a figure over the runs that a filter takes, the oldest first. */
public final class TrendApi implements Api {

  private static final String USUAL = "p95";

  private final RunList list;

  public TrendApi(RunList list) {
    this.list = list;
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (!asked.is("GET", 0)) {
      throw asked.unknown();
    }
    RunFilter filter = RunFilter.of(asked);
    List<RunList.Listed> runs = new ArrayList<>(list.all());
    runs.removeIf(it -> !filter.takes(it));
    Collections.reverse(runs);
    return Reply.ok(
        json(
            runs,
            orElse(asked.parameter("of"), Slo.GLOBAL),
            orElse(asked.parameter("figure"), USUAL)));
  }

  private static ObjectNode json(List<RunList.Listed> runs, String scope, String figure) {
    TreeSet<String> scopes = new TreeSet<>();
    TreeSet<String> figures = new TreeSet<>();
    ObjectNode json = PlainJson.MAPPER.createObjectNode().put("of", scope).put("figure", figure);
    ArrayNode points = json.putArray("points");
    for (RunList.Listed run : runs) {
      RunEntry entry = run.entry();
      scopes.addAll(entry.figures().keySet());
      entry.figures().values().forEach(it -> figures.addAll(it.keySet()));
      entry
          .figure(scope, figure)
          .ifPresent(
              value ->
                  points
                      .addObject()
                      .put("id", entry.folder().id())
                      .put("start", entry.start())
                      .put("verdict", entry.verdict())
                      .put("value", SummaryJson.finite(value)));
    }
    scopes.forEach(json.putArray("scopes")::add);
    figures.forEach(json.putArray("figures")::add);
    return json;
  }

  private static String orElse(String text, String other) {
    return text.isEmpty() ? other : text;
  }
}
