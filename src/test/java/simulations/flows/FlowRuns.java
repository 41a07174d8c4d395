package simulations.flows;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import salvo.gatling.stream.StreamedRequest;

/** How a server runs a flow with one message; all else that users do is the same everywhere. */
interface FlowRuns {

  /**
   * A run of the session's flow with the session's message.
   *
   * @param name its request name
   */
  HttpRequestActionBuilder run(String name);

  /**
   * The same, whose answer is read as it comes.
   *
   * @param name its request name
   */
  StreamedRequest stream(String name);
}
