package salvo.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import salvo.config.source.ProtocolText;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.config.steps.RequestRules;
import salvo.config.steps.Step;
import salvo.config.steps.file.StepFiles;

/** Reads an endpoint of the generic system and checks the files that it names. */
final class EndpointReader {

  /** A token of RFC 9110, in capitals because methods are case-sensitive. */
  private static final Rule<String> METHOD =
      Rules.textLike(
          Pattern.compile("[A-Z0-9!#$%&'*+.^_`|~-]+"), "an HTTP method in capitals", "GET");

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
            RequestRules.headers(endpoint),
            endpoint.optional("body", ProtocolText.body("{}")),
            endpoint.optional("bodyFile", StepFiles.body(endpoint, "bodyFile")),
            endpoint.optional("feeder", StepFiles.feeder(endpoint, "feeder")),
            share(endpoint),
            endpoint.optional("weight", SystemsReader.WEIGHT).orElse(1.0),
            endpoint.optional("expectedStatus", RequestRules.STATUSES).orElse(List.of(200)));
    refuseValuesFromNowhere(endpoint, read);
    return read;
  }

  private static Step.Share share(Section endpoint) {
    if (endpoint.has("share") && !endpoint.has("feeder")) {
      endpoint.report(
          "share", "of an endpoint with a feeder", "name the feeder, or leave share out");
    }
    return RequestRules.share(endpoint);
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
}
