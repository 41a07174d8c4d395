package salvo.sandbox.server;

import java.util.HashMap;
import java.util.Map;
import salvo.sandbox.behaviour.Capacity;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.server.Dispatcher.Limits;

/**
 * The places in which requests are served: those of the server, and before them those of an
 * endpoint with a capacity of its own, so that who waits there takes no place from others. For the
 * handlers' event loop only.
 */
final class Slots {

  private final Limits limits;
  private final Capacity ofServer;
  private final Map<String, Capacity> ofEndpoints = new HashMap<>();

  Slots(Limits limits) {
    this.limits = limits;
    this.ofServer = new Capacity(limits.slots(), limits.queue());
  }

  /** Starts the work, now or when its turn comes, or tells that it never will. */
  void admit(Endpoint endpoint, Runnable work, Runnable refused) {
    boolean waits =
        endpoint.capacity().isEmpty()
            ? ofServer.admit(work)
            : own(endpoint).admit(() -> pass(endpoint, work, refused));
    if (!waits) {
      refused.run();
    }
  }

  private void pass(Endpoint endpoint, Runnable work, Runnable refused) {
    if (!ofServer.admit(work)) {
      own(endpoint).release();
      refused.run();
    }
  }

  /** Frees what the work has taken; once for each that was started. */
  void release(Endpoint endpoint) {
    ofServer.release();
    if (endpoint.capacity().isPresent()) {
      own(endpoint).release();
    }
  }

  private Capacity own(Endpoint endpoint) {
    return ofEndpoints.computeIfAbsent(
        endpoint.name(), name -> new Capacity(endpoint.capacity().getAsInt(), limits.queue()));
  }
}
