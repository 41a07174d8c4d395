package salvo.gatling.trial;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import salvo.analysis.errors.ErrorSample;
import salvo.run.sample.Exchange;
import salvo.run.sample.SampleText;
import salvo.text.PlainJson;

/** An exchange as text, or as the command that makes it again; secrets are masked in both. */
final class ExchangeText {

  /** What curl sets itself. */
  private static final Set<String> OWN = Set.of("host", "content-length");

  private final SampleText texts;

  ExchangeText(SampleText texts) {
    this.texts = texts;
  }

  List<String> lines(Exchange exchange) {
    List<String> lines = new ArrayList<>();
    ErrorSample.Sent sent = texts.sent(exchange);
    lines.add("> " + sent.method() + " " + sent.url());
    part("> ", sent.headers(), sent.body(), lines);
    exchange
        .answer()
        .map(texts::answered)
        .ifPresent(
            it -> {
              if (it.status() > 0) {
                lines.add("< " + it.status());
              }
              part("< ", it.headers(), it.body(), lines);
            });
    return lines;
  }

  private static void part(
      String mark, List<ErrorSample.Header> headers, ErrorSample.Body body, List<String> lines) {
    headers.forEach(it -> lines.add(mark + it.name() + ": " + it.value()));
    switch (body.form()) {
      case WHOLE -> body.text().lines().forEach(it -> lines.add(mark + it));
      case CUT -> {
        body.text().lines().forEach(it -> lines.add(mark + it));
        lines.add(mark + "... (of " + body.bytes() + " bytes)");
      }
      case BINARY -> lines.add(mark + "(" + body.bytes() + " bytes that are not text)");
      case NOT_KEPT -> lines.add(mark + "(a body that is not shown)");
    }
  }

  /** As an object: what was sent and answered, and the command that sends it again. */
  ObjectNode json(Exchange exchange) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    ErrorSample.Sent sent = texts.sent(exchange);
    ObjectNode of = json.putObject("sent").put("method", sent.method()).put("url", sent.url());
    write(sent.headers(), sent.body(), of);
    exchange
        .answer()
        .map(texts::answered)
        .ifPresent(
            it ->
                write(
                    it.headers(),
                    it.body(),
                    json.putObject("answered").put("status", it.status())));
    return json.put("curl", curl(exchange).get(0));
  }

  private static void write(
      List<ErrorSample.Header> headers, ErrorSample.Body body, ObjectNode json) {
    ArrayNode all = json.putArray("headers");
    headers.forEach(it -> all.addObject().put("name", it.name()).put("value", it.value()));
    json.put("body", body.text()).put("bodyForm", body.form().name().toLowerCase(Locale.ROOT));
  }

  List<String> curl(Exchange exchange) {
    ErrorSample.Sent sent = texts.sent(exchange);
    if (sent.method().equals(Exchange.MESSAGE)) {
      return List.of("# a message on " + sent.url() + ": " + sent.body().text());
    }
    List<String> words = new ArrayList<>(List.of("curl", "-X", sent.method(), quoted(sent.url())));
    for (ErrorSample.Header it : sent.headers()) {
      if (!OWN.contains(it.name().toLowerCase(Locale.ROOT))) {
        words.addAll(List.of("-H", quoted(it.name() + ": " + it.value())));
      }
    }
    if (!sent.body().text().isEmpty()) {
      words.addAll(List.of("--data-raw", quoted(sent.body().text())));
    } else if (sent.body().form() == ErrorSample.Form.NOT_KEPT) {
      words.addAll(List.of("--data-binary", "@FILE"));
    }
    return List.of(String.join(" ", words));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
