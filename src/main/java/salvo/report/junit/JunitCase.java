package salvo.report.junit;

import java.util.List;
import java.util.Optional;

/**
 * A test case of {@code junit.xml}.
 *
 * @param seconds as a decimal number
 * @param problem empty where it passed
 */
record JunitCase(String name, String seconds, Optional<Problem> problem) {

  /** What a case can come to; the element's name in the file. */
  enum Kind {
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }

    String element() {
      return element;
    }
  }

  /**
   * Why a case did not pass.
   *
   * @param type a word for the kind of failure or error
   * @param details lines of text
   */
  record Problem(Kind kind, String type, String message, List<String> details) {
    Problem {
      details = List.copyOf(details);
    }
  }

  boolean is(Kind kind) {
    return problem.isPresent() && problem.get().kind() == kind;
  }
}
