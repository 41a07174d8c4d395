package salvo.config.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import salvo.text.Redaction;

/**
 * The secrets within a text that looks like one: the token of a header without its scheme, the
 * password of a user's credentials, the values of a query or a body with telling names.
 */
final class Literals {

  /** Of a value without a telling name; a shorter one may be a word of other texts. */
  private static final int SHORTEST_UNNAMED = 8;

  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][\\w-]*\\s+(\\S.*)$");
  private static final Pattern PART = Pattern.compile("(?<![\\w.-])([\\w.-]++)=\"?([^;,&\\s\"]+)");
  private static final Pattern USER_INFO = Pattern.compile("://([^/?#\\s@:]*):?([^/?#\\s]*)@");
  private static final Pattern FIELD =
      Pattern.compile("(?<![\\w.-])([\\w.-]++)[\"']?\\s*[:=]\\s*[\"']?([^\"'&,;}\\s]+)");

  private static final Pattern ADDRESS = Pattern.compile("^\\w+://[^/?#\\s]*(\\S*)$");
  private static final Pattern SEPARATOR = Pattern.compile("[/?&=#]");
  private static final Pattern KEY = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z]).{8,}");

  private final boolean named;
  private final Set<String> found = new LinkedHashSet<>();

  private Literals(boolean named) {
    this.named = named;
  }

  /** Those of the value of a key. */
  static Set<String> of(List<String> path, String text) {
    String key = path.get(path.size() - 1);
    Literals literals = new Literals(Redaction.isSecret(key));
    switch (key) {
      case "path", "url" -> literals.named(PART, text);
      case "body" -> literals.named(FIELD, text);
      default -> literals.whole(text);
    }
    USER_INFO.matcher(text).results().forEach(literals::userInfo);
    return literals.found;
  }

  /** What looks like a key in the path of an address that is secret as a whole. */
  static Set<String> keysIn(String address) {
    Set<String> keys = new LinkedHashSet<>();
    ADDRESS
        .matcher(address)
        .results()
        .flatMap(it -> SEPARATOR.splitAsStream(it.group(1)))
        .filter(KEY.asMatchPredicate())
        .forEach(keys::add);
    return keys;
  }

  /** A header or an option: as it is, without its scheme, and each of its parts. */
  private void whole(String text) {
    if (EXPRESSION.matcher(text).find()) {
      return;
    }
    add(text);
    SCHEME
        .matcher(text)
        .results()
        .forEach(
            it -> {
              add(it.group(1));
              password(it.group(1));
            });
    PART.matcher(text).results().forEach(it -> add(it.group(2)));
  }

  private void add(String text) {
    if (text.length() >= (named ? 1 : SHORTEST_UNNAMED)) {
      found.add(text);
    }
  }

  /** Of Basic credentials. */
  private void password(String encoded) {
    try {
      String decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = decoded.indexOf(':');
      if (colon >= 0) {
        found.add(decoded.substring(colon + 1));
      }
    } catch (IllegalArgumentException noBase64) {
      // Then it is a token, which stands for itself.
    }
  }

  private void named(Pattern pattern, String text) {
    pattern
        .matcher(text)
        .results()
        .filter(it -> Redaction.isSecretField(it.group(1)))
        .filter(it -> !it.group(2).startsWith("#{"))
        .forEach(it -> found.add(it.group(2)));
  }

  private void userInfo(MatchResult it) {
    found.add(it.group(2).isEmpty() ? it.group(1) : it.group(2));
  }
}
