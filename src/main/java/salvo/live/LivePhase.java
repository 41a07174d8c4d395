package salvo.live;

/** Where the run that is watched stands. Its figures grow in the load only. */
public enum LivePhase {
  STARTING("starting"),
  /** For somebody to start it. */
  WAITING("waiting for Start"),
  WARM_UP("warm-up"),
  SET_UP("set-up"),
  LOAD("load"),
  CLEAN_UP("clean-up"),
  /** The load is over, the reports are being written. */
  REPORTS("reports"),
  FINISHED("finished");

  private final String label;

  LivePhase(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
