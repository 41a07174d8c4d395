package salvo.imports.curl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import salvo.imports.recorded.Address;
import salvo.imports.recorded.Field;
import salvo.imports.recorded.Forms;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.Placeholder;
import salvo.imports.recorded.RecordedCall;

/** What a command of curl sends, gathered option by option. */
final class CurlRequest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final Pattern GLOB = Pattern.compile("\\[[\\w]+-[\\w:]+]|(?<!#)\\{[^{}]*,[^{}]*}");

  private final Function<String, Optional<String>> files;
  private final List<String> urls = new ArrayList<>();
  private final List<Field> headers = new ArrayList<>();
  private final List<String> data = new ArrayList<>();
  private final List<String> query = new ArrayList<>();
  private final List<Payload.Part> parts = new ArrayList<>();
  private String method = "";
  private String type = FORM;
  private boolean isGet;
  private boolean isHead;
  private boolean isGlobbed = true;
  private boolean isUpload;
  private Optional<String> flaw = Optional.empty();

  /**
   * One to be filled.
   *
   * @param files what stands in a file beside the input; empty where it cannot be told
   */
  CurlRequest(Function<String, Optional<String>> files) {
    this.files = files;
  }

  /** Why it cannot be sent as it is meant. */
  Optional<String> flaw() {
    return flaw;
  }

  void add(CurlArguments.Argument argument) {
    String value = argument.value();
    switch (argument.name()) {
      case "url" -> urls.add(value);
      case "request" -> method = value.toUpperCase(Locale.ROOT);
      case "header" -> header(value);
      case "data", "data-ascii", "data-binary" ->
          data(value, argument.name().equals("data-binary"));
      case "data-raw" -> data.add(value);
      case "data-urlencode" -> data.add(encoded(value));
      case "json" -> json(value);
      case "form" -> form(value);
      case "form-string" -> part(value, true);
      case "user" -> user(value);
      case "oauth2-bearer" -> headers.add(new Field("Authorization", "Bearer " + value));
      case "cookie" -> headers.add(new Field("Cookie", value));
      case "url-query" -> query.add(value.startsWith("+") ? value.substring(1) : encoded(value));
      case "get" -> isGet = true;
      case "head" -> isHead = true;
      case "globoff" -> isGlobbed = false;
      case "upload-file" -> upload(value);
      default -> {
        // It says how, and not what is sent.
      }
    }
  }

  /** The requests, one for each address. */
  List<RecordedCall> calls(String place, String task) {
    List<RecordedCall> calls = new ArrayList<>();
    for (String url : urls) {
      calls.add(call(place, task, url));
    }
    return calls;
  }

  private RecordedCall call(String place, String task, String url) {
    if (isGlobbed && GLOB.matcher(url).find()) {
      flaw = Optional.of("its address stands for several: write one command for each");
    }
    List<String> added = new ArrayList<>(query);
    if (isGet) {
      added.addAll(data);
    }
    String joined = String.join("&", added);
    String whole =
        joined.isEmpty() ? url : beforeFragment(url) + (url.contains("?") ? "&" : "?") + joined;
    RecordedCall bare = RecordedCall.of(place, task, method(), Address.of(whole));
    return new RecordedCall(
        place,
        "",
        bare.within(),
        bare.method(),
        bare.address(),
        headers,
        body(),
        bare.answer(),
        bare.told(),
        Optional.empty(),
        Optional.empty());
  }

  private static String beforeFragment(String url) {
    return url.replaceFirst("#(?!\\{|#\\{).*", "");
  }

  private String method() {
    if (!method.isEmpty()) {
      return method;
    }
    if (isHead) {
      return "HEAD";
    }
    if (isUpload) {
      return "PUT";
    }
    return isGet || data.isEmpty() && parts.isEmpty() ? "GET" : "POST";
  }

  private Payload body() {
    if (!parts.isEmpty()) {
      return new Payload.Multipart(List.copyOf(parts));
    }
    if (isGet || data.isEmpty()) {
      return Payload.NONE;
    }
    String contentType =
        headers.stream()
            .filter(it -> it.name().equalsIgnoreCase(CONTENT_TYPE))
            .map(Field::value)
            .findFirst()
            .orElse(type);
    boolean isJoined = type.equals(FORM);
    return Payload.of(contentType, String.join(isJoined ? "&" : "", data), it -> it);
  }

  private void header(String value) {
    if (value.startsWith("@")) {
      flaw = Optional.of("its headers are in a file");
      return;
    }
    int colon = value.indexOf(':');
    if (colon > 0 && colon < value.length() - 1) {
      headers.add(new Field(value.substring(0, colon).strip(), value.substring(colon + 1).strip()));
    }
  }

  private void data(String value, boolean isBinary) {
    if (!value.startsWith("@")) {
      data.add(value);
      return;
    }
    Optional<String> text = file(value.substring(1));
    text.ifPresent(it -> data.add(isBinary ? it : it.replaceAll("[\\r\\n]", "")));
  }

  private Optional<String> file(String name) {
    Optional<String> text = files.apply(name);
    if (text.isEmpty()) {
      flaw = Optional.of("its body is in a file that is not beside this one");
    }
    return text;
  }

  private void json(String value) {
    type = "application/json";
    headers.add(new Field(CONTENT_TYPE, type));
    headers.add(new Field("Accept", type));
    data(value, true);
  }

  private void upload(String name) {
    isUpload = true;
    type = "";
    file(name).ifPresent(data::add);
  }

  /** Content, =content or name=content; also of a file, after @. */
  private String encoded(String value) {
    int sign = value.indexOf('=');
    int at = value.indexOf('@');
    if (at >= 0 && (sign < 0 || at < sign)) {
      String name = value.substring(0, at);
      String content = file(value.substring(at + 1)).map(Forms::encoded).orElse("");
      return name.isEmpty() ? content : name + "=" + content;
    }
    return sign <= 0
        ? Forms.encoded(sign == 0 ? value.substring(1) : value)
        : value.substring(0, sign) + "=" + Forms.encoded(value.substring(sign + 1));
  }

  private void form(String value) {
    int sign = value.indexOf('=');
    String content = value.substring(sign + 1);
    if (sign > 0 && (content.startsWith("@") || content.startsWith("<"))) {
      String[] fields = content.substring(1).split(";");
      Optional<String> type = Optional.empty();
      String name = fields[0].replaceFirst(".*/", "");
      for (String field : fields) {
        if (field.startsWith("type=")) {
          type = Optional.of(field.substring("type=".length()));
        } else if (field.startsWith("filename=")) {
          name = field.substring("filename=".length()).replace("\"", "");
        }
      }
      boolean isFile = content.startsWith("@");
      parts.add(
          new Payload.Part(
              value.substring(0, sign),
              isFile ? "" : file(fields[0]).orElse(""),
              isFile ? Optional.of(name) : Optional.empty(),
              type));
    } else {
      part(value, false);
    }
  }

  private void part(String value, boolean isWhole) {
    int sign = value.indexOf('=');
    String content = value.substring(sign + 1);
    parts.add(
        new Payload.Part(
            value.substring(0, Math.max(0, sign)),
            isWhole ? content : content.replaceFirst(";type=[^;]*$", ""),
            Optional.empty(),
            Optional.empty()));
  }

  private void user(String value) {
    Optional<String> plain = Placeholder.plain(value);
    headers.add(
        new Field(
            "Authorization",
            plain.isPresent()
                ? "Basic "
                    + Base64.getEncoder()
                        .encodeToString(plain.get().getBytes(StandardCharsets.UTF_8))
                : Placeholder.of("authorization")));
  }
}
