package salvo.doctor.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import salvo.doctor.finding.Diagnosis;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.Level;
import salvo.doctor.finding.SequentialFigures;
import salvo.doctor.finding.TargetFindings;
import salvo.text.PlainJson;
import salvo.text.RefusalText;

/** A diagnosis for programs: what is not known is null. */
public final class DiagnosisJson {

  /** Rises when a name is removed or changes its meaning; new names leave it alone. */
  static final int SCHEMA_VERSION = 1;

  private DiagnosisJson() {}

  public static String of(Diagnosis diagnosis) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
    json.put("ok", !diagnosis.hasProblem())
        .put("problems", diagnosis.count(Level.PROBLEM))
        .put("notes", diagnosis.count(Level.NOTE));
    write(diagnosis.machine(), json.putArray("machine"));
    diagnosis
        .target()
        .ifPresentOrElse(it -> write(it, json.putObject("target")), () -> json.putNull("target"));
    try {
      return PlainJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write JSON to a text in memory", e);
    }
  }

  private static void write(TargetFindings target, ObjectNode json) {
    json.put("address", RefusalText.of(target.address().toString()));
    write(target.findings(), json.putArray("findings"));
    target
        .load()
        .ifPresentOrElse(it -> write(it, json.putObject("load")), () -> json.putNull("load"));
  }

  private static void write(List<Finding> findings, ArrayNode json) {
    for (Finding finding : findings) {
      json.addObject()
          .put("check", finding.check())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("text", finding.text())
          .put("fix", finding.fix().orElse(null));
    }
  }

  private static void write(SequentialFigures load, ObjectNode json) {
    json.put("asked", load.asked())
        .put("sent", load.sent())
        .put("failed", load.failed())
        .put("medianMillis", orNull(load.medianMillis()))
        .put("slowestMillis", orNull(load.slowestMillis()));
    ObjectNode failures = json.putObject("failures");
    load.failures().forEach(failures::put);
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
