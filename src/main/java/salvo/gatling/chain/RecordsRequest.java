package salvo.gatling.chain;

/** An action that is no request of Gatling's, and records one under a name by itself. */
public interface RecordsRequest {

  /** The name, known before anything runs. */
  String requestName();

  /** Whether it is no request that it records, but something beside them. */
  default boolean isBeside() {
    return false;
  }
}
