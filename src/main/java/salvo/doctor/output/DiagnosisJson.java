package salvo.doctor.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import salvo.doctor.finding.Diagnosis;
import salvo.doctor.finding.Level;
import salvo.doctor.finding.SequentialFigures;
import salvo.doctor.finding.TargetFindings;
import salvo.text.RefusalText;

/** A diagnosis for programs: what is not known is null. */
public final class DiagnosisJson {

  /** Rises when a name is removed or changes its meaning; new names leave it alone. */
  static final int SCHEMA_VERSION = 1;

  private DiagnosisJson() {}

  public static ObjectNode of(Diagnosis diagnosis) {
    ObjectNode json =
        FindingsJson.head(
            SCHEMA_VERSION, diagnosis.count(Level.PROBLEM), diagnosis.count(Level.NOTE));
    FindingsJson.write(diagnosis.machine(), json.putArray("machine"));
    diagnosis
        .target()
        .ifPresentOrElse(it -> write(it, json.putObject("target")), () -> json.putNull("target"));
    diagnosis
        .journeys()
        .ifPresentOrElse(
            it -> FindingsJson.write(it, json.putArray("journeys")),
            () -> json.putNull("journeys"));
    return json;
  }

  private static void write(TargetFindings target, ObjectNode json) {
    json.put("address", RefusalText.of(target.address().toString()));
    FindingsJson.write(target.findings(), json.putArray("findings"));
    target
        .load()
        .ifPresentOrElse(it -> write(it, json.putObject("load")), () -> json.putNull("load"));
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
