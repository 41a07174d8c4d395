package salvo.suite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import salvo.slo.Verdict.Status;

/** A suite for the tests of what shows one. */
public final class SampleSuite {

  private SampleSuite() {}

  /** One run that has failed, and one that has left nothing. */
  public static SuiteReport failed() {
    SuiteMember.Figures figures =
        new SuiteMember.Figures(
            "contentsimulation-1",
            "content",
            "smoke",
            29.9,
            1_234,
            1_200,
            34,
            0.0276,
            41.27,
            10,
            52,
            432,
            1_540);
    return new SuiteReport(
        "all-20260101000000000",
        Instant.parse("2026-01-01T00:00:00Z"),
        61.5,
        2,
        List.of(
            new SuiteMember(
                "ContentSimulation",
                Status.FAIL,
                List.of("create job: p95 was 1.2 s, more than the allowed 1 s."),
                Optional.of(figures)),
            SuiteMember.without("StorySimulation", Status.INVALID, "It left no report.")));
  }
}
