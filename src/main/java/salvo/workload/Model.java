package salvo.workload;

/**
 * Who decides when the next task starts: the world (open) or the user who finished one (closed).
 */
public enum Model {
  OPEN,
  CLOSED
}
