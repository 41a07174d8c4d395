package salvo.imports.har;

import java.util.stream.Collectors;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Address;

/** What the pages of a recording are called. */
final class Pages {

  private Pages() {}

  /** Some browsers write the address as the title; ids in it are no part of a name. */
  static String name(String title) {
    if (!title.matches("(?is)https?://.*")) {
      return Texts.name(title);
    }
    String words =
        Address.of(title).segments().stream()
            .filter(it -> it.matches("[A-Za-z][A-Za-z._-]*"))
            .collect(Collectors.joining(" "));
    return Texts.name(words.isEmpty() ? "start page" : words);
  }
}
