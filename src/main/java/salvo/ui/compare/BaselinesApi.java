package salvo.ui.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import salvo.compare.Baseline;
import salvo.compare.MeasuredRun;
import salvo.text.PlainJson;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Refused;
import salvo.ui.api.Reply;

/** {@code /api/baselines}: lists baselines, and keeps a run as one. */
public final class BaselinesApi implements Api {

  private final Baselines baselines;
  private final MeasuredRuns runs;

  public BaselinesApi(MeasuredRuns runs) {
    this.runs = runs;
    this.baselines = new Baselines(runs.baselines());
  }

  @Override
  public Reply answer(Asked asked) throws IOException {
    if (asked.is("GET", 0)) {
      ObjectNode json = PlainJson.MAPPER.createObjectNode();
      json.set("baselines", baselines.json());
      return Reply.ok(json);
    }
    if (asked.is("POST", 0)) {
      return saved(asked);
    }
    throw asked.unknown();
  }

  private Reply saved(Asked asked) throws IOException {
    Path file = runs.file(asked.text("name"));
    if (Files.exists(file) && !asked.json().path("replace").asBoolean()) {
      throw new Refused(
          409, "The baseline " + file + " exists: choose another name, or replace it.");
    }
    MeasuredRun run = runs.of(asked.text("run"));
    if (run.unfit().isPresent() && !asked.json().path("acceptFlaws").asBoolean()) {
      throw new Refused(
          409,
          run.unfit().get() + " Choose a complete, valid run, or accept the flaws of this one.");
    }
    Baseline.write(run, file);
    return Reply.done(
        "Saved " + file + ": " + run.requests() + " requests of " + run.source() + ".");
  }
}
