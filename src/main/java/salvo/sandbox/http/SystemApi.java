package salvo.sandbox.http;

import java.util.List;

/** One stood-in system: the endpoints that it serves. */
public interface SystemApi {

  List<Endpoint> endpoints();
}
