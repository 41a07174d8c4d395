package salvo;

/** What a chain of exceptions began with. */
public final class RootCause {

  private RootCause() {}

  public static Throwable of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
