package salvo.cli.create;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names of fields after those of requests, each once: {@code list products} is listProducts. */
final class FieldNames {

  private final Set<String> given = new HashSet<>();

  /** One that no other has. */
  String of(String name) {
    String first = camelCase(name);
    String field = first;
    for (int i = 2; !given.add(field); i++) {
      field = first + i;
    }
    return field;
  }

  /** The name as one word of Java. */
  static String camelCase(String name) {
    String plain = joined(name);
    boolean isName = SourceVersion.isIdentifier(plain) && !SourceVersion.isKeyword(plain);
    return isName ? plain : joined("request " + name);
  }

  private static String joined(String name) {
    StringBuilder joined = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        String first = word.substring(0, 1);
        boolean isFirst = joined.length() == 0;
        joined
            .append(isFirst ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
            .append(word.substring(1));
      }
    }
    return joined.toString();
  }
}
