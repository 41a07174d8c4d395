package salvo.report;

import java.util.List;
import java.util.Optional;
import salvo.analysis.errors.ErrorSample;
import salvo.analysis.errors.ErrorSample.Body;
import salvo.analysis.errors.ErrorSample.Form;
import salvo.analysis.errors.ErrorSample.Header;

/** Samples of failures: of a request and of what is none. */
public final class SampleErrors {

  private static final long START = 1_767_323_045_678L;

  private SampleErrors() {}

  /** Two of the cause, in the order of their failures. */
  public static List<ErrorSample> of(String cause) {
    return List.of(
        new ErrorSample(
            cause,
            "create job",
            START,
            START + 250,
            500,
            "status.find.is(200), found 500",
            Optional.of(
                new ErrorSample.Sent(
                    "POST",
                    "http://127.0.0.1:8080/jobs?key=***",
                    List.of(new Header("X-Key", "***")),
                    new Body(7, Form.WHOLE, "{\"a\":1}"))),
            Optional.of(
                new ErrorSample.Answered(
                    500,
                    List.of(new Header("Set-Cookie", "***"), new Header("Set-Cookie", "***")),
                    new Body(5_000, Form.CUT, "first line\n<script>alert(1)</script>"))),
            List.of("ERROR boom", "  at Foo")),
        new ErrorSample(
            cause,
            "job",
            START + 10,
            START + 1_010,
            0,
            "the job was lost",
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  public static List<ErrorSample> all() {
    return of("http 500");
  }
}
