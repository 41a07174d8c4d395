package salvo.suite;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import salvo.slo.Cause;
import salvo.slo.Verdict;
import salvo.text.Quantity;

/**
 * Several simulations' runs and what they amount to.
 *
 * @param id name of the folder with all of them
 * @param parallel how many ran at the same time
 * @param durationSeconds from the first start to the last end
 */
public record SuiteReport(
    String id, Instant start, double durationSeconds, int parallel, List<SuiteMember> members) {

  /** The worst first: what is broken counts more than what could not be said. */
  private static final List<Verdict.Status> SEVERITY =
      List.of(
          Verdict.Status.FAIL,
          Verdict.Status.INVALID,
          Verdict.Status.INCONCLUSIVE,
          Verdict.Status.PASS);

  public SuiteReport {
    members = List.copyOf(members);
  }

  /** The verdict over all runs: that of the worst, and PASS only when each of them passed. */
  public Verdict verdict() {
    Verdict.Status worst =
        members.stream()
            .map(SuiteMember::status)
            .min(Comparator.comparing(SEVERITY::indexOf))
            .orElse(Verdict.Status.INVALID);
    return new Verdict(worst, members.isEmpty() ? List.of(Cause.Plain.NO_SIMULATION) : causes());
  }

  /** Requests of all runs. */
  public long requests() {
    return figures().mapToLong(SuiteMember.Figures::requests).sum();
  }

  /** Successful requests of all runs. */
  public long ok() {
    return figures().mapToLong(SuiteMember.Figures::ok).sum();
  }

  /** Failed requests of all runs. */
  public long ko() {
    return figures().mapToLong(SuiteMember.Figures::ko).sum();
  }

  /** Share of the failed requests among those of all runs, 0 to 1; 0 without requests. */
  public double errorRate() {
    return requests() == 0 ? 0 : (double) ko() / requests();
  }

  private Stream<SuiteMember.Figures> figures() {
    return members.stream().flatMap(member -> member.figures().stream());
  }

  private List<Cause> causes() {
    List<SuiteMember> others =
        members.stream().filter(member -> member.status() != Verdict.Status.PASS).toList();
    if (others.isEmpty()) {
      return List.of(
          new Cause.Simulations(
              members.size() == 1
                  ? "The only simulation passed."
                  : "All " + Quantity.count(members.size()) + " simulations passed."));
    }
    return others.stream()
        .sorted(Comparator.comparing(member -> SEVERITY.indexOf(member.status())))
        .<Cause>map(
            member -> new Cause.Simulations(member.simulation() + ": " + member.reasons().get(0)))
        .toList();
  }
}
