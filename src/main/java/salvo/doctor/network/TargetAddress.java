package salvo.doctor.network;

import java.net.URI;
import java.util.Locale;

/**
 * An address, taken apart.
 *
 * @param host without the brackets of an IPv6 address
 * @param authority as the header Host has it
 * @param path with its query
 */
record TargetAddress(boolean secured, String host, int port, String authority, String path) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Of a URL of http or https, whose host may be one that Java does not know as such. */
  static TargetAddress of(URI url) {
    boolean secured = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
    String authority = url.getRawAuthority().replaceFirst(".*@", "");
    String host = authority.replaceFirst(":\\d*$", "");
    String port = authority.substring(host.length()).replace(":", "");
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return new TargetAddress(
        secured,
        host.replaceAll("[\\[\\]]", ""),
        port.isEmpty() ? secured ? HTTPS : HTTP : Integer.parseInt(port),
        authority,
        url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }

  String hostAndPort() {
    return host + ":" + port;
  }
}
