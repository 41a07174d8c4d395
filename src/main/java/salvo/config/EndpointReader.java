package salvo.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import salvo.config.input.InputFile;
import salvo.config.source.ProtocolText;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/** Reads an endpoint of the generic system and checks the files that it names. */
final class EndpointReader {

  /** A token of RFC 9110, in capitals because methods are case-sensitive. */
  private static final Rule<String> METHOD =
      Rules.textLike(
          Pattern.compile("[A-Z0-9!#$%&'*+.^_`|~-]+"), "an HTTP method in capitals", "GET");

  private static final long MOST_BODY_BYTES = 10_000_000;
  private static final long MOST_FEEDER_BYTES = 2_000_000_000;

  private static final Rule<Path> BODY_FILE =
      Rule.ofText(
          "a regular file in UTF-8 of at most 10 MB, relative to the working directory",
          "bodies/job.json",
          name -> InputFile.ofText(name, MOST_BODY_BYTES));

  private static final Rule<Path> FEEDER =
      Rule.ofText(
          "a regular file in UTF-8 of at most 2 GB, ending in .csv or .json, relative to the"
              + " working directory",
          "feeders/jobs.csv",
          name ->
              Optional.of(name)
                  .filter(EndpointReader::isTable)
                  .flatMap(it -> InputFile.ofText(it, MOST_FEEDER_BYTES)));

  private static final Rule<String> SHARE = Rules.oneOf(List.of("split", "all", "unique"));

  private static final Rule<List<Integer>> STATUSES =
      Rules.atLeastOne(Rules.listOf(Rules.wholeNumber(100, 599, "200")));

  private EndpointReader() {}

  static Settings.Endpoint endpoint(Section endpoint) {
    if (endpoint.has("body") && endpoint.has("bodyFile")) {
      endpoint.report("bodyFile", "the only body: body is given too", "leave out one of the two");
    }
    Settings.Endpoint read =
        new Settings.Endpoint(
            endpoint.required("name", ProtocolText.requestName("list jobs")),
            endpoint.optional("method", METHOD).orElse("GET"),
            endpoint.required("path", ProtocolText.path("/jobs")),
            headers(endpoint),
            endpoint.optional("body", ProtocolText.body("{}")),
            endpoint.optional("bodyFile", BODY_FILE),
            endpoint.optional("feeder", FEEDER),
            share(endpoint),
            endpoint.optional("weight", SystemsReader.WEIGHT).orElse(1.0),
            endpoint.optional("expectedStatus", STATUSES).orElse(List.of(200)));
    refuseValuesFromNowhere(endpoint, read);
    return read;
  }

  private static Settings.FeederShare share(Section endpoint) {
    if (endpoint.has("share") && !endpoint.has("feeder")) {
      endpoint.report(
          "share", "of an endpoint with a feeder", "name the feeder, or leave share out");
    }
    return endpoint
        .optional("share", SHARE)
        .map(it -> Settings.FeederShare.valueOf(it.toUpperCase(Locale.ROOT)))
        .orElse(Settings.FeederShare.SPLIT);
  }

  /** Headers that are sent as they stand. */
  static Map<String, String> headers(Section section) {
    Map<String, String> headers =
        section.valuesOf("headers", ProtocolText.headerValue("application/json"));
    Section names = section.section("headers");
    for (String name : names.names()) {
      if (!ProtocolText.isHeaderName(name)) {
        names.report(
            name,
            "under the name of a header: up to 200 letters, digits and dashes",
            "correct the name");
      }
    }
    return headers;
  }

  /** Without a feeder there is nothing that expressions could take a value from. */
  private static void refuseValuesFromNowhere(Section section, Settings.Endpoint endpoint) {
    Set<String> wanted = new TreeSet<>(ProtocolText.attributes(endpoint.path()));
    endpoint.body().map(ProtocolText::attributes).ifPresent(wanted::addAll);
    endpoint.headers().values().forEach(it -> wanted.addAll(ProtocolText.attributes(it)));
    if (!wanted.isEmpty() && !section.has("feeder")) {
      section.report(
          "feeder",
          "a file with the columns that the endpoint takes values from: "
              + String.join(", ", wanted),
          "name one, or write ##{ for a text #{");
    }
  }

  private static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".json");
  }
}
