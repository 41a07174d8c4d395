package salvo.gatling.engine;

import java.util.List;

/** A simulation, or what it reads, cannot be run as it stands; every problem is a sentence. */
public final class BadSimulation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public BadSimulation(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
