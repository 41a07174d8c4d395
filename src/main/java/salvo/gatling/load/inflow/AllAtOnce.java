package salvo.gatling.load.inflow;

/** Users who all come when the load begins. */
public final class AllAtOnce implements Instants {

  private int left;

  public AllAtOnce(int users) {
    this.left = users;
  }

  @Override
  public long nextUpTo(long settled) {
    if (left == 0) {
      return NONE;
    }
    left--;
    return 0;
  }
}
