package salvo.web;

import java.util.Map;

/** The content types of the files that runs leave. */
public final class FileTypes {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("xml", "text/xml; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("gz", "application/gzip"));

  /** Of what Gatling and Salvo write, the one log that is not text. */
  private static final String GATLINGS_LOG = "simulation.log";

  private FileTypes() {}

  /** The type of a file of that name, by its ending; bytes where it tells none. */
  public static String of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    boolean isText = ending.equals("log") && !name.equals(GATLINGS_LOG);
    return isText ? TYPES.get("txt") : TYPES.getOrDefault(ending, "application/octet-stream");
  }
}
