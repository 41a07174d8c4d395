package salvo.imports.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.config.steps.Expected;
import salvo.config.steps.Saved;
import salvo.config.steps.Step.Share;

/** One of the things that a task does in order. */
public sealed interface ImportedStep {

  /**
   * A request and what is expected of its answer.
   *
   * @param name constant; empty: method and path
   * @param remark empty, or one line of a comment above it
   */
  record Request(
      String name,
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      ImportedBody body,
      Expected expected,
      List<Saved> saves,
      Optional<Until> until,
      String remark)
      implements ImportedStep {

    /** One that only asks for a path. */
    public static Request of(String method, String path) {
      return new Request(
          "",
          method,
          path,
          Map.of(),
          Map.of(),
          new ImportedBody.None(),
          Expected.status(List.of()),
          List.of(),
          Optional.empty(),
          "");
    }
  }

  /** Sent again and again until the answer is so. */
  record Until(Expected expected, Duration every, Duration atMost) {}

  /** A record of a file of test data. */
  record Feed(String file, Share share) implements ImportedStep {}

  /** Nothing for a while, uniform between the bounds. */
  record Pause(Duration min, Duration max) implements ImportedStep {}

  /** Steps whose time is measured as a whole. */
  record Group(String name, List<ImportedStep> steps) implements ImportedStep {}

  /** Steps done so many times. */
  record Repeat(int times, List<ImportedStep> steps) implements ImportedStep {}

  /** Steps done at times, with a probability from 0 to 1. */
  record Chance(double share, List<ImportedStep> steps) implements ImportedStep {}
}
