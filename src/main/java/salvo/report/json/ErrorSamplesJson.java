package salvo.report.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import salvo.analysis.errors.ErrorSample;
import salvo.analysis.errors.ErrorSample.Header;
import salvo.report.RunReport;
import salvo.text.WholeFile;

/**
 * Composes {@code error-samples.json}: the first failures of each cause, secrets masked, whose
 * schema is published as {@code salvo/error-samples.schema.json}.
 */
public final class ErrorSamplesJson {

  public static final String FILE_NAME = "error-samples.json";

  /** Rises when a name is removed or changes its meaning; new names leave it alone. */
  public static final int SCHEMA_VERSION = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ErrorSamplesJson() {}

  public static String text(RunReport report) {
    return text(report.samples());
  }

  /** Writes samples alone into the folder. */
  public static void write(List<ErrorSample> samples, Path folder) throws IOException {
    WholeFile.write(folder.resolve(FILE_NAME), text(samples));
  }

  static String text(List<ErrorSample> samples) {
    ObjectNode json = NODES.objectNode().put("schemaVersion", SCHEMA_VERSION);
    json.set("samples", SummaryJson.array(samples, ErrorSamplesJson::sample));
    return JsonFile.text(json);
  }

  private static ObjectNode sample(ErrorSample sample) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("cause", sample.cause())
            .put("endpoint", sample.endpoint())
            .put("start", Instant.ofEpochMilli(sample.startMillis()).toString())
            .put("millis", sample.endMillis() - sample.startMillis());
    json.put("status", sample.status() == 0 ? null : (Integer) sample.status());
    json.put("message", sample.message());
    json.set("request", SummaryJson.orNull(sample.sent(), ErrorSamplesJson::sent));
    json.set("answer", SummaryJson.orNull(sample.answered(), ErrorSamplesJson::answered));
    sample.log().forEach(json.putArray("targetLog")::add);
    return json;
  }

  private static ObjectNode sent(ErrorSample.Sent sent) {
    ObjectNode json = NODES.objectNode().put("method", sent.method()).put("url", sent.url());
    json.set("headers", SummaryJson.array(sent.headers(), ErrorSamplesJson::header));
    json.set("body", body(sent.body()));
    return json;
  }

  private static ObjectNode answered(ErrorSample.Answered answered) {
    ObjectNode json = NODES.objectNode().put("status", answered.status());
    json.set("headers", SummaryJson.array(answered.headers(), ErrorSamplesJson::header));
    json.set("body", body(answered.body()));
    return json;
  }

  /** A list, as a name may come twice. */
  private static ObjectNode header(Header header) {
    return NODES.objectNode().put("name", header.name()).put("value", header.value());
  }

  private static ObjectNode body(ErrorSample.Body body) {
    return NODES
        .objectNode()
        .put("bytes", body.bytes() < 0 ? null : (Long) body.bytes())
        .put("form", body.form().name().toLowerCase(Locale.ROOT))
        .put("text", body.text());
  }
}
