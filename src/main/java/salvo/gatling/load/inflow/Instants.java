package salvo.gatling.load.inflow;

/** When the users of one population come. */
public interface Instants {

  /** No user comes up to that instant. */
  long NONE = -1;

  /**
   * When the next user comes, who thereby is given out.
   *
   * @param settled up to where the load no longer changes, ns since it began
   * @return ns since the load began, or {@link #NONE}
   */
  long nextUpTo(long settled);
}
