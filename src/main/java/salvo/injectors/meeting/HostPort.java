package salvo.injectors.meeting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address as people write it: {@code host:port}, {@code [::1]:port}. */
public record HostPort(String host, int port) {

  private static final Pattern FORM = Pattern.compile("(?:\\[([^\\]]+)]|([^:\\s]+)):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  public HostPort {
    if (host.isBlank() || port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "\""
              + host
              + ":"
              + port
              + "\" is not an address: it must be host:port with a port up to 65535");
    }
  }

  /**
   * The address that a text names.
   *
   * @throws IllegalArgumentException when it names none
   */
  public static HostPort parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an address: it must be host:port, such as injector-0:7800");
    }
    String host = form.group(1) == null ? form.group(2) : form.group(1);
    return new HostPort(host, Integer.parseInt(form.group(3)));
  }

  @Override
  public String toString() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
