package salvo.slo;

import java.util.List;

/**
 * A school grade for a run, from A to F.
 *
 * @param letter A, B, C, D or F
 * @param formula how it is reckoned, in one line
 * @param reasons why it is no better, in full sentences; empty for an A
 */
public record Grade(char letter, String formula, List<String> reasons) {

  public Grade {
    reasons = List.copyOf(reasons);
  }
}
