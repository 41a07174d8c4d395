package salvo.slo;

import java.util.List;

/** Whether the run met its objectives, or why that cannot be said; reasons are full sentences. */
public record Verdict(Status status, List<String> reasons) {

  /** The outcome of a run and the exit status that it ends the process with. */
  public enum Status {
    PASS(0),
    FAIL(2),
    /** The injector was the limit, or there is no data: the figures say nothing of the target. */
    INVALID(3),
    /** The run was cut short before an objective broke. */
    INCONCLUSIVE(3);

    private final int exitCode;

    Status(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }
}
