package salvo.gatling.chain;

import io.gatling.http.request.builder.HttpRequestBuilder;
import java.util.List;
import salvo.event.FigureName;

/** An action that sends a request of Gatling's in a way of its own, and measures things beside. */
public interface WrapsRequest {

  /** What it sends, once each time. */
  HttpRequestBuilder request();

  /** What is measured beside the request. */
  List<FigureName> besides();
}
