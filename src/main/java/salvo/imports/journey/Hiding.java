package salvo.imports.journey;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Placeholder;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Part;
import salvo.text.Redaction;

/** Puts marks of variables in place of the secrets of requests; placeholders stay. */
final class Hiding {

  private static final Pattern KEPT =
      Pattern.compile("(?<!#)#\\{[^}]*}|" + ImportSecrets.MARK.pattern());

  private static final Pattern SCHEME = Pattern.compile("(?i)bearer|basic|token|apikey|digest|");

  private final ImportSecrets secrets;

  Hiding(ImportSecrets secrets) {
    this.secrets = secrets;
  }

  RecordedCall of(RecordedCall call) {
    return call.map(this::hidden);
  }

  private String hidden(Part part, String name, String text) {
    Matcher kept = KEPT.matcher(text);
    if (!kept.find()) {
      return whole(part, name, plain(text));
    }
    StringBuilder result = new StringBuilder();
    int end = 0;
    do {
      result.append(piece(part, name, text.substring(end, kept.start()))).append(kept.group());
      end = kept.end();
    } while (kept.find());
    return result.append(piece(part, name, text.substring(end))).toString();
  }

  private static String plain(String text) {
    return Placeholder.plain(text).orElse(text);
  }

  private String whole(Part part, String name, String plain) {
    return switch (part) {
      case HEADER -> secrets.header(name, plain);
      case SEGMENT ->
          Redaction.isSecretField(name) && Telling.isKeyLike(plain) || Telling.isLongKey(plain)
              ? secrets.secret("path", plain, "a part of a path")
              : secrets.text(plain);
      default ->
          !Redaction.isSecretField(name) && Telling.isLongKey(plain)
              ? secrets.secret(name.isEmpty() ? "value" : name, plain, "what looks like a key")
              : secrets.field(name, plain);
    };
  }

  /** What stands beside a placeholder is a secret where the whole would be one. */
  private String piece(Part part, String name, String text) {
    String plain = plain(text);
    boolean isShort = plain.strip().length() < Telling.SHORTEST;
    if (isShort || SCHEME.matcher(plain.strip()).matches()) {
      return Texts.literal(ImportSecrets.sound(plain));
    }
    return whole(part, name, plain);
  }
}
