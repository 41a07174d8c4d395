package salvo.config.source;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes and Docker put into every container beside a service, named after
 * it: {@code SALVO_SERVICE_HOST} for one called salvo. They are no settings.
 */
final class ServiceLink {

  private static final Pattern NAME =
      Pattern.compile(
          "\\w*_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  /** What {@code SALVO_PORT} holds, and nothing that a port of Salvo could be. */
  private static final Pattern PORT = Pattern.compile("(tcp|udp|sctp)://\\S+:\\d+");

  private ServiceLink() {}

  static boolean isOne(String variable, String value) {
    String name = variable.toUpperCase(Locale.ROOT);
    return NAME.matcher(name).matches() || name.endsWith("_PORT") && PORT.matcher(value).matches();
  }
}
