package salvo.config.host;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Variables and properties that say where programs are found, how others reach the network, and
 * where temporary files go.
 *
 * @param path folders in which programs are looked for
 * @param proxies variables and properties by which other programs are told of a proxy
 */
public record HostVariables(List<Path> path, Map<String, String> proxies, Path temporary) {

  private static final List<String> PROXY_VARIABLES =
      List.of("http_proxy", "https_proxy", "all_proxy");
  private static final List<String> PROXY_PROPERTIES =
      List.of("http.proxyHost", "https.proxyHost", "socksProxyHost");

  /** Those of this process. */
  public static HostVariables ofThisProcess() {
    Map<String, String> variables = System.getenv();
    Map<String, String> proxies = new TreeMap<>();
    variables.forEach(
        (name, value) -> {
          if (PROXY_VARIABLES.contains(name.toLowerCase(Locale.ROOT)) && !value.isBlank()) {
            proxies.put(name, value);
          }
        });
    for (String name : PROXY_PROPERTIES) {
      Optional.ofNullable(System.getProperty(name)).ifPresent(it -> proxies.put(name, it));
    }
    return new HostVariables(
        folders(variables.getOrDefault("PATH", variables.getOrDefault("Path", ""))),
        proxies,
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static List<Path> folders(String path) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .filter(it -> !it.isBlank())
        .map(Path::of)
        .toList();
  }
}
