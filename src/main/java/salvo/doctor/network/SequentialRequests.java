package salvo.doctor.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import salvo.doctor.finding.SequentialFigures;

/** Requests one after another, by one connection as long as the target keeps it. */
final class SequentialRequests {

  /** A target that answers nothing is not asked to the end. */
  static final int MOST_FAILURES_IN_A_ROW = 10;

  private static final int FIRST_FAILED_STATUS = 400;

  private final HttpCheck.Opening opening;
  private final Map<String, String> headers;
  private final int usualStatus;
  private final List<Double> millis = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private Optional<Wire> wire = Optional.empty();

  /**
   * @param usualStatus what the target has answered so far, of which it was told already
   */
  SequentialRequests(HttpCheck.Opening opening, Map<String, String> headers, int usualStatus) {
    this.opening = opening;
    this.headers = headers;
    this.usualStatus = usualStatus;
  }

  SequentialFigures send(int count) throws IOException {
    int sent = 0;
    int failedInARow = 0;
    try {
      while (sent < count && failedInARow < MOST_FAILURES_IN_A_ROW) {
        sent++;
        failedInARow = isGood() ? 0 : failedInARow + 1;
      }
    } finally {
      hangUp();
    }
    return figures(count, sent);
  }

  private boolean isGood() throws IOException {
    try {
      if (wire.isEmpty()) {
        wire = Optional.of(opening.open());
      }
      Answer answer = wire.get().get(headers);
      if (!answer.isKept()) {
        hangUp();
      }
      return count(answer);
    } catch (IOException e) {
      failures.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
      hangUp();
      return false;
    }
  }

  private void hangUp() throws IOException {
    if (wire.isPresent()) {
      wire.get().close();
      wire = Optional.empty();
    }
  }

  /** Tells whether it was a good one. */
  private boolean count(Answer answer) {
    millis.add(answer.millis());
    if (answer.status() < FIRST_FAILED_STATUS || answer.status() == usualStatus) {
      return true;
    }
    failures.merge("status " + answer.status(), 1, Integer::sum);
    return false;
  }

  private SequentialFigures figures(int asked, int sent) {
    Collections.sort(millis);
    return new SequentialFigures(
        asked,
        sent,
        failures,
        millis.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median()),
        millis.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(millis.get(millis.size() - 1)));
  }

  private double median() {
    int middle = millis.size() / 2;
    return millis.size() % 2 == 1
        ? millis.get(middle)
        : (millis.get(middle - 1) + millis.get(middle)) / 2;
  }
}
