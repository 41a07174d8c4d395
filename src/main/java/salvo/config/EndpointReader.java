package salvo.config;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/** Reads an endpoint of the generic system and checks the files that it names. */
final class EndpointReader {

  /** A token of RFC 9110, in capitals because methods are case-sensitive. */
  private static final Rule<String> METHOD =
      Rules.textLike(
          Pattern.compile("[A-Z0-9!#$%&'*+.^_`|~-]+"), "an HTTP method in capitals", "GET");

  private static final Rule<String> NAME =
      Rules.textLike(
          Pattern.compile("\\S(.*\\S)?"), "a text without spaces around it", "list jobs");

  private static final Rule<String> PATH =
      Rules.textLike(
          Pattern.compile("/\\S*"), "a path that begins with / and has no spaces", "/jobs");

  private static final Rule<Path> BODY_FILE =
      Rule.ofText(
          "a readable file in UTF-8, relative to the working directory",
          "bodies/job.json",
          EndpointReader::utf8File);

  private static final Rule<Path> FEEDER =
      Rule.ofText(
          "a readable file in UTF-8, ending in .csv or .json, relative to the working directory",
          "feeders/jobs.csv",
          name ->
              Optional.of(name).filter(EndpointReader::isTable).flatMap(EndpointReader::utf8File));

  private static final Rule<Integer> STATUS = Rules.wholeNumber(100, 599, "200");

  private EndpointReader() {}

  static Settings.Endpoint endpoint(Section endpoint) {
    if (endpoint.has("body") && endpoint.has("bodyFile")) {
      endpoint.report("bodyFile", "the only body: body is given too", "leave out one of the two");
    }
    return new Settings.Endpoint(
        endpoint.required("name", NAME),
        endpoint.optional("method", METHOD).orElse("GET"),
        endpoint.required("path", PATH),
        endpoint.valuesOf("headers", Rules.text("application/json")),
        endpoint.optional("body", Rules.text("{}")),
        endpoint.optional("bodyFile", BODY_FILE),
        endpoint.optional("feeder", FEEDER),
        endpoint.optional("weight", SystemsReader.WEIGHT).orElse(1.0),
        endpoint.optional("expectedStatus", Rules.listOf(STATUS)).orElse(List.of(200)));
  }

  private static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".json");
  }

  static Optional<Path> utf8File(String name) {
    try {
      Path file = Path.of(name);
      try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        text.transferTo(Writer.nullWriter());
      }
      return Optional.of(file);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
