package salvo.gatling.chain;

/** An action that is no request of Gatling's, and records one under a name by itself. */
public interface RecordsRequest {

  /** The name, known before anything runs. */
  String requestName();
}
