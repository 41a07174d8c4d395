package salvo.run.sample;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import salvo.analysis.errors.ErrorSample;
import salvo.analysis.errors.ErrorSample.Form;
import salvo.analysis.errors.ErrorSample.Header;
import salvo.text.ForeignText;
import salvo.text.MaskedText;
import salvo.text.Redaction;
import salvo.text.Secrets;

/** What may be shown of an exchange and of a log: secrets masked, cut, and harmless to whoever. */
public final class SampleText {

  static final int MOST_CHARACTERS = 2_048;

  static final int MOST_OF_LOG = 4_096;

  private static final int MOST_OF_HEADER = 500;

  private static final Pattern HARMLESS_ANSWER =
      Pattern.compile(
          "server|retry-after|allow|vary|etag|age|via|expires|last-modified|transfer-encoding"
              + "|x-ratelimit-.*|ratelimit-.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CORRELATION =
      Pattern.compile("(x-)?(request|correlation|trace)-id|traceparent", Pattern.CASE_INSENSITIVE);

  private static final Pattern CHARSET =
      Pattern.compile("charset=\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  /** Of a longer one, the beginning is enough to look like a key. */
  private static final Pattern LAST_WORD =
      Pattern.compile("(?<![^\\s\"'&,;<>{}])[^\\s\"'&,;<>{}]{1,60}$");

  private final Secrets secrets;

  public SampleText(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What was sent. */
  public ErrorSample.Sent sent(Exchange exchange) {
    return new ErrorSample.Sent(
        harmless(exchange.method()),
        cut(harmless(masked(Redaction.path(exchange.url()))), MOST_CHARACTERS),
        headers(exchange.headers(), Redaction::header),
        body(exchange.body(), exchange.headers(), MaskedFields::sent));
  }

  /** What came back. */
  public ErrorSample.Answered answered(Exchange.Answer answer) {
    return new ErrorSample.Answered(
        answer.status(),
        headers(answer.headers(), SampleText::ofAnswer),
        body(answer.body(), answer.headers(), MaskedFields::answered));
  }

  /** Lines of the target's log; the more there are, the less of each. */
  List<String> lines(List<String> lines) {
    int most = MOST_OF_LOG / Math.max(1, lines.size());
    return lines.stream()
        .map(it -> it.length() <= MOST_OF_LOG ? it : kept(it.substring(0, MOST_OF_LOG)))
        .map(it -> MaskedFields.answered(Redaction.text("", secrets.mask(it))))
        .map(it -> cut(harmless(masked(it)), most))
        .toList();
  }

  private interface HeaderRule {
    String shown(String name, String value);
  }

  private static String ofAnswer(String name, String value) {
    if (name.equalsIgnoreCase("location")) {
      return Redaction.path(value);
    }
    return HARMLESS_ANSWER.matcher(name).matches() ? value : Redaction.header(name, value);
  }

  private List<Header> headers(List<Header> headers, HeaderRule rule) {
    return headers.stream().map(it -> new Header(harmless(it.name()), value(it, rule))).toList();
  }

  /** What finds a request in the logs of others is no secret, though it looks like one. */
  private String value(Header header, HeaderRule rule) {
    String shown =
        CORRELATION.matcher(header.name()).matches()
            ? secrets.mask(header.value())
            : masked(rule.shown(header.name(), secrets.maskCut(header.value())));
    return cut(harmless(shown), MOST_OF_HEADER);
  }

  private ErrorSample.Body body(
      Exchange.Content content, List<Header> headers, UnaryOperator<String> fields) {
    if (content.start().length == 0) {
      Form form = content.bytes() == 0 ? Form.WHOLE : Form.NOT_KEPT;
      return new ErrorSample.Body(content.bytes(), form, "");
    }
    String text = new String(content.start(), charset(headers));
    if (isBinary(text)) {
      return new ErrorSample.Body(content.bytes(), Form.BINARY, "");
    }
    String known = content.isCut() ? kept(text) : text;
    String masked =
        fields
            .apply(Redaction.text("", secrets.mask(known)))
            .lines()
            .map(it -> harmless(masked(it)))
            .collect(Collectors.joining("\n"));
    String shown = cut(masked, MOST_CHARACTERS);
    boolean isWhole = !content.isCut() && shown.equals(masked);
    return new ErrorSample.Body(content.bytes(), isWhole ? Form.WHOLE : Form.CUT, shown);
  }

  /** Of a text that was cut: a part of a secret looks like none. */
  private String kept(String cut) {
    return LAST_WORD.matcher(secrets.maskCut(cut)).replaceFirst("");
  }

  private static Charset charset(List<Header> headers) {
    return headers.stream()
        .filter(it -> it.name().equalsIgnoreCase("content-type"))
        .map(it -> CHARSET.matcher(it.value()))
        .filter(Matcher::find)
        .map(it -> charset(it.group(1)))
        .findFirst()
        .orElse(StandardCharsets.UTF_8);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Where one character in ten is none that a text has. */
  private static boolean isBinary(String text) {
    long strange =
        text.chars()
            .filter(it -> it == 0xfffd || it < ' ' && it != '\n' && it != '\r' && it != '\t')
            .count();
    return text.indexOf('\0') >= 0 || strange * 10 > text.length();
  }

  private String masked(String text) {
    return MaskedText.of(secrets.mask(text));
  }

  private static String harmless(String text) {
    return ForeignText.message(text);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
