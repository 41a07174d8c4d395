package salvo.cli.create;

import java.util.List;

/** Why a system cannot be begun: sentences, each with what to do. */
final class Unmakeable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unmakeable(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }

  Unmakeable(String problem) {
    this(List.of(problem));
  }
}
