package salvo.config.source;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that no run can start from. The message lists every problem and is ready to print. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 50;

  private final transient List<SettingsProblem> problems;

  /** At least one problem, in the order in which they are to be read. */
  public SettingsException(List<SettingsProblem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  public List<SettingsProblem> problems() {
    return problems;
  }

  private static String message(List<SettingsProblem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    String more =
        problems.size() > MOST_SHOWN ? "\n  and " + (problems.size() - MOST_SHOWN) + " more" : "";
    return problems.stream()
        .limit(MOST_SHOWN)
        .map(SettingsProblem::text)
        .collect(Collectors.joining("\n", "The configuration has " + count + ":\n", more));
  }
}
