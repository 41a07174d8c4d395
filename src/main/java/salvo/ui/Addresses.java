package salvo.ui;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes addresses apart. */
final class Addresses {

  private Addresses() {}

  /**
   * The decoded parts of a path.
   *
   * @throws IllegalArgumentException when it is not encoded as addresses are
   */
  static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  /** The parameters of an address. */
  static Map<String, List<String>> parameters(String address) {
    return new QueryStringDecoder(address).parameters();
  }
}
