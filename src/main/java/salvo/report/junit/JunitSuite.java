package salvo.report.junit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A test suite of {@code junit.xml}.
 *
 * @param properties facts by name, in the order in which they are written
 * @param output lines of text
 */
record JunitSuite(
    String name, Map<String, String> properties, List<JunitCase> cases, List<String> output) {

  long count(JunitCase.Kind kind) {
    return cases.stream().filter(it -> it.is(kind)).count();
  }

  /** The times of all cases together. */
  String seconds() {
    return cases.stream()
        .map(it -> new BigDecimal(it.seconds()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }
}
