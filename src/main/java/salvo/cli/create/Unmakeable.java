package salvo.cli.create;

import java.util.List;
import salvo.cli.answer.Refusal;

/** Why a system cannot be begun: sentences, each with what to do. */
final class Unmakeable extends Refusal {

  private static final long serialVersionUID = 1L;

  Unmakeable(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }

  Unmakeable(String problem) {
    this(List.of(problem));
  }
}
