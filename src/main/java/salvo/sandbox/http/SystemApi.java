package salvo.sandbox.http;

import java.util.List;

/** One stood-in system: the endpoints and WebSockets that it serves. */
public interface SystemApi {

  List<Endpoint> endpoints();

  /** Its WebSockets; none by default. */
  default List<SocketEndpoint> sockets() {
    return List.of();
  }
}
