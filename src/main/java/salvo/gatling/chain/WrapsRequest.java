package salvo.gatling.chain;

import io.gatling.http.request.builder.HttpRequestBuilder;
import java.util.List;

/** An action that sends a request of Gatling's in a way of its own, and measures things beside. */
public interface WrapsRequest {

  /** What it sends, once each time. */
  HttpRequestBuilder request();

  /** What comes after the name of the request to name each thing that is measured beside it. */
  List<String> besides();
}
