package salvo.imports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import salvo.imports.accesslog.AccessLogImporter;
import salvo.imports.curl.CurlImporter;
import salvo.imports.format.ImportInput;
import salvo.imports.format.Importer;
import salvo.imports.format.UnusableInput;
import salvo.imports.har.HarImporter;
import salvo.imports.k6.K6Importer;
import salvo.imports.openapi.OpenApiImporter;
import salvo.imports.postman.PostmanImporter;
import salvo.text.NearestName;

/** The formats that can be imported. */
public final class Importers {

  /** The first that reads a file imports it. */
  private static final List<Importer> ALL =
      List.of(
          new HarImporter(),
          new PostmanImporter(),
          new K6Importer(),
          new OpenApiImporter(),
          new CurlImporter(),
          new AccessLogImporter());

  private Importers() {}

  /** What {@code --from} takes. */
  public static List<String> formats() {
    return ALL.stream().map(Importer::format).toList();
  }

  /**
   * The importer for a file.
   *
   * @param format what it was said to be; empty: by its content
   * @throws UnusableInput when there is none
   */
  public static Importer of(ImportInput input, Optional<String> format) {
    return format.map(it -> named(input, it)).orElseGet(() -> ofContent(input));
  }

  private static Importer named(ImportInput input, String format) {
    return ALL.stream()
        .filter(it -> it.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableInput(
                    input.name(),
                    0,
                    "in a format that can be imported, not " + format,
                    NearestName.slipOf(format, formats())
                        .map(it -> "Did you mean --from " + it + "?")
                        .orElse("Give --from one of " + String.join(", ", formats()) + ".")));
  }

  private static Importer ofContent(ImportInput input) {
    return ALL.stream()
        .filter(it -> it.reads(input))
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableInput(
                    input.name(),
                    0,
                    "one of " + ALL.stream().map(Importer::title).collect(Collectors.joining(", ")),
                    "Its content matches none of them: say what it is with --from, one of "
                        + String.join(", ", formats())
                        + "."));
  }
}
