package salvo.analysis;

import java.util.List;

/** The requests by how they came out; within each list the whole run comes first. */
public record Breakdown(List<Outcomes> outcomes, List<Apdex> apdex, List<SlowCount> slow) {

  /** Nothing broken down. */
  public static final Breakdown NONE = new Breakdown(List.of(), List.of(), List.of());

  public Breakdown {
    outcomes = List.copyOf(outcomes);
    apdex = List.copyOf(apdex);
    slow = List.copyOf(slow);
  }
}
