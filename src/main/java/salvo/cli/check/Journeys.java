package salvo.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;
import salvo.cli.run.RecordedTrial;
import salvo.cli.run.TryCommand;
import salvo.doctor.finding.Finding;
import salvo.text.Quantity;

/** Each journey of a system once, as the doctor tells of it. */
final class Journeys {

  private static final String NAME = "journeys";

  private final String system;
  private final boolean withWrites;

  Journeys(String system, boolean withWrites) {
    this.system = system;
    this.withWrites = withWrites;
  }

  List<Finding> look(Optional<URI> target) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(system));
    target.ifPresent(it -> arguments.addAll(List.of("--base-url", it.toString())));
    if (!withWrites) {
      arguments.add(TryCommand.READ_ONLY);
    }
    return of(RecordedTrial.of(arguments, new PrintWriter(Writer.nullWriter())).document());
  }

  /** What a trial says: one finding for each journey, and for each request that failed. */
  List<Finding> of(JsonNode trial) {
    if (trial.has("error")) {
      return List.of(
          Finding.problem(
              NAME,
              trial.at("/error/message").asText(),
              "Correct it; ./salvo validate " + system + " tells all at once."));
    }
    List<Finding> findings = new ArrayList<>();
    Map<String, Integer> sent = new LinkedHashMap<>();
    for (JsonNode request : trial.path("requests")) {
      String journey = joined(request.path("task"), ", ");
      sent.merge(journey, request.path("ok").asBoolean() ? 1 : 0, Integer::sum);
      if (!request.path("ok").asBoolean()) {
        findings.add(failed(journey, request));
      }
    }
    List<Finding> all = new ArrayList<>();
    sent.forEach((journey, good) -> all.add(went(journey, good)));
    all.removeIf(it -> findings.stream().anyMatch(bad -> bad.check().equals(it.check())));
    all.addAll(findings);
    trial
        .path("problems")
        .forEach(
            it -> all.add(Finding.problem(NAME, it.asText(), "See it with " + command() + ".")));
    if (all.isEmpty()) {
      all.add(
          Finding.note(
              NAME,
              "none begins with a request that only reads",
              "Try them where writes do no harm, with --with-writes."));
    }
    String left = joined(trial.path("notSent"), ", ");
    if (!left.isEmpty() && findings.isEmpty()) {
      all.add(Finding.ok("not sent", left + (withWrites ? "" : ": they write, or follow a write")));
    }
    return List.copyOf(all);
  }

  private static Finding went(String journey, int good) {
    return Finding.ok(
        journey, Quantity.count(good) + (good == 1 ? " request" : " requests") + " as expected");
  }

  private Finding failed(String journey, JsonNode request) {
    String status = request.path("status").isNull() ? "no answer" : request.path("status").asText();
    String edit = joined(request.path("edit"), " or ");
    return Finding.problem(
        journey,
        request.path("name").asText() + ": " + status + ", " + request.path("message").asText(),
        "See the exchange with "
            + command()
            + (edit.isEmpty() ? "." : ", and correct the target, or " + edit + "."));
  }

  private String command() {
    return "./salvo try " + system;
  }

  private static String joined(JsonNode texts, String separator) {
    StringJoiner joined = new StringJoiner(separator);
    StreamSupport.stream(texts.spliterator(), false).map(JsonNode::asText).forEach(joined::add);
    return joined.toString();
  }
}
