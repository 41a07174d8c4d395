package salvo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import salvo.stats.RunStats;

/** A {@code summary.json}, read without any code that wrote it. */
public record Summary(JsonNode json) {

  /** What breaks the published schema. */
  public List<Error> violations() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Summary.class.getResourceAsStream("/salvo/summary.schema.json"))
        .validate(json);
  }

  public String status() {
    return json.at("/verdict/status").asText();
  }

  public List<String> reasons() {
    return texts(json.at("/verdict/reasons"));
  }

  public List<String> warnings() {
    return texts(json.path("warnings"));
  }

  public long requests() {
    return json.at("/total/requests").asLong();
  }

  /** Requests that were sent again. */
  public long retries() {
    return json.path("retries").asLong();
  }

  public long ko() {
    return json.at("/total/ko").asLong();
  }

  public long startedTasks() {
    return json.at("/offered/startedTasks").asLong();
  }

  /** How many requests each endpoint got. */
  public Map<String, Long> requestsByEndpoint() {
    Map<String, Long> requests = new TreeMap<>();
    json.path("endpoints").forEach(it -> requests.put(name(it), Figures.of(it).requests()));
    return requests;
  }

  /** The exact figures of the whole, of each endpoint and of each user type. */
  public Map<String, Figures> figures() {
    Map<String, Figures> figures = new TreeMap<>();
    figures.put("total", Figures.of(json.path("total")));
    json.path("endpoints").forEach(it -> figures.put("endpoint " + name(it), Figures.of(it)));
    json.path("userTypes").forEach(it -> figures.put("user type " + name(it), Figures.of(it)));
    return figures;
  }

  /** By endpoint, how many answers of each status; status 0 is no answer. */
  public Map<String, Map<String, Long>> statuses() {
    Map<String, Map<String, Long>> statuses = new TreeMap<>();
    json.path("endpoints").forEach(it -> statuses.put(name(it), counts(it.path("statuses"))));
    return statuses;
  }

  public List<RunStats.Second> seconds() {
    List<RunStats.Second> seconds = new ArrayList<>();
    json.path("timeSeries").forEach(it -> seconds.add(second(it)));
    return seconds;
  }

  /** The cluster of errors that an endpoint is in, by the cluster's cause. */
  public Map<String, List<String>> endpointsByCause() {
    Map<String, List<String>> causes = new TreeMap<>();
    json.path("errors")
        .forEach(it -> causes.put(it.path("cause").asText(), texts(it.path("endpoints"))));
    return causes;
  }

  /** How an objective fared; empty where there is no such objective. */
  public Optional<String> slo(String scope, String metric) {
    return StreamSupport.stream(json.path("slos").spliterator(), false)
        .filter(it -> it.path("scope").asText().equals(scope))
        .filter(it -> it.path("metric").asText().equals(metric))
        .map(it -> it.path("status").asText())
        .findFirst();
  }

  public static Map<String, Long> counts(JsonNode object) {
    Map<String, Long> counts = new TreeMap<>();
    object.properties().forEach(it -> counts.put(it.getKey(), it.getValue().asLong()));
    return counts;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(it -> texts.add(it.asText()));
    return texts;
  }

  private static String name(JsonNode node) {
    return node.path("name").asText();
  }

  private static RunStats.Second second(JsonNode node) {
    return new RunStats.Second(
        node.path("second").asInt(),
        node.path("started").asLong(),
        node.path("finished").asLong(),
        node.path("ok").asLong(),
        node.path("ko").asLong(),
        node.path("usersStarted").asLong(),
        node.path("activeUsers").asInt(),
        node.path("p50").asLong(),
        node.path("p95").asLong(),
        node.path("p99").asLong());
  }
}
