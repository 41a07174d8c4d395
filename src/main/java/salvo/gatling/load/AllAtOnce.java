package salvo.gatling.load;

/** Users who all come when the load begins. */
final class AllAtOnce implements Instants {

  private int left;

  AllAtOnce(int users) {
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
