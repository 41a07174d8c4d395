package salvo.imports.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.config.steps.Saved;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Placeholder;
import salvo.imports.recorded.RecordedCall;
import salvo.imports.recorded.RecordedCall.Part;
import salvo.text.Redaction;

/**
 * Makes placeholders of values that an answer has brought and a later request of the same task has
 * sent, and finds the request by which users sign in: the one whose answer has what others send as
 * their credentials.
 *
 * @param calls in the order of the recording
 * @param signIn number of the call that signs in
 */
record Correlation(List<Linked> calls, OptionalInt signIn) {

  private static final Pattern WORD = Pattern.compile("[^\\s,;=\"'<>&()]+");
  private static final Set<String> GENERAL =
      Set.of("id", "key", "value", "name", "code", "uuid", "guid", "number", "ref", "slug", "href");

  static Correlation of(List<RecordedCall> calls) {
    return new Search(calls).correlated();
  }

  private static final class Search {

    private final List<RecordedCall> calls;
    private final Map<String, Integer> firstSent = new HashMap<>();
    private final AnswerValues values;
    private final Map<Source, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Integer, List<Saved>> saves = new HashMap<>();

    Search(List<RecordedCall> calls) {
      this.calls = calls;
      for (int i = 0; i < calls.size(); i++) {
        int call = i;
        calls
            .get(i)
            .map(
                (part, name, text) -> {
                  tokens(part, text).forEach(it -> firstSent.putIfAbsent(it, call));
                  return text;
                });
        calls.get(i).told().saves().forEach(it -> taken.add(it.name()));
      }
      values =
          new AnswerValues(
              (value, call) -> firstSent.getOrDefault(value, Integer.MIN_VALUE) > call);
      for (int i = 0; i < calls.size(); i++) {
        values.look(i, calls.get(i).answer());
      }
    }

    Correlation correlated() {
      OptionalInt signIn = signIn();
      List<RecordedCall> changed = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        int call = i;
        changed.add(
            calls.get(i).map((part, name, text) -> changed(call, signIn, part, name, text)));
      }
      List<Linked> linked = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        Linked one = new Linked(changed.get(i), saves.getOrDefault(i, List.of()));
        for (Saved saved : calls.get(i).told().saves()) {
          one = one.saving(saved);
        }
        linked.add(one);
      }
      return new Correlation(List.copyOf(linked), signIn);
    }

    private static Set<String> tokens(Part part, String text) {
      Set<String> tokens = new LinkedHashSet<>();
      Optional<String> plain = Placeholder.plain(text);
      if (plain.isEmpty()) {
        return tokens;
      }
      tokens.add(part == Part.SEGMENT ? AnswerValues.decoded(plain.get()) : plain.get());
      if (part == Part.HEADER || part == Part.BODY) {
        WORD.matcher(plain.get()).results().forEach(it -> tokens.add(it.group()));
      }
      tokens.removeIf(it -> !Telling.isToken(it));
      return tokens;
    }

    /** That of the first value of an answer that others send in a header for secrets. */
    private OptionalInt signIn() {
      Set<Integer> found = new LinkedHashSet<>();
      for (int i = 0; i < calls.size(); i++) {
        int call = i;
        calls
            .get(i)
            .map(
                (part, name, text) -> {
                  if (part == Part.HEADER && isCredential(name)) {
                    credentials(call, text).forEach(found::add);
                  }
                  return text;
                });
      }
      if (found.size() != 1) {
        return OptionalInt.empty();
      }
      int only = found.iterator().next();
      return isFree(only) ? OptionalInt.of(only) : OptionalInt.empty();
    }

    private static boolean isCredential(String header) {
      String plain = header.toLowerCase(Locale.ROOT);
      return Redaction.isSecret(header) && !plain.contains("csrf") && !plain.contains("xsrf");
    }

    private Set<Integer> credentials(int call, String text) {
      Set<Integer> found = new LinkedHashSet<>();
      for (String token : tokens(Part.HEADER, text)) {
        values.of(token).filter(it -> it.call() < call).ifPresent(it -> found.add(it.call()));
      }
      for (int i = 0; i < calls.size(); i++) {
        for (Saved saved : calls.get(i).told().saves()) {
          if (i != call && text.contains(Placeholder.of(saved.name()))) {
            found.add(i);
          }
        }
      }
      return found;
    }

    /** Whether a call takes nothing from another one. */
    private boolean isFree(int call) {
      boolean[] free = {calls.size() > 1};
      calls
          .get(call)
          .map(
              (part, name, text) -> {
                free[0] &=
                    tokens(part, text).stream()
                        .noneMatch(it -> source(call, call, it, name).isPresent());
                return text;
              });
      return free[0];
    }

    private Optional<Source> source(int call, int signIn, String token, String name) {
      return values
          .of(token)
          .filter(it -> it.call() < call || it.call() == signIn && signIn != call)
          .filter(
              it ->
                  it.call() == signIn || calls.get(it.call()).task().equals(calls.get(call).task()))
          .filter(it -> Telling.isSame(token, it.key(), name));
    }

    /** The first segment of a path names a part of the service, which a page may name too. */
    private static boolean isByChance(Source source, Part part, String name) {
      return source.kind() == Saved.Kind.REGEX && part == Part.SEGMENT && name.isEmpty();
    }

    private String changed(int call, OptionalInt signIn, Part part, String name, String text) {
      String result = text;
      for (String token : tokens(part, text)) {
        Optional<Source> source =
            source(call, signIn.orElse(call), token, name)
                .filter(it -> !isByChance(it, part, name));
        if (source.isPresent()) {
          boolean isWhole = token.equals(whole(part, text));
          String placeholder = Placeholder.of(save(source.get(), part, name));
          if (isWhole) {
            return placeholder;
          }
          result = within(result, token, placeholder);
        }
      }
      return result;
    }

    private static String whole(Part part, String text) {
      String plain = Placeholder.plain(text).orElse(text);
      return part == Part.SEGMENT ? AnswerValues.decoded(plain) : plain;
    }

    private static String within(String text, String token, String placeholder) {
      return Pattern.compile("(?<![\\w-])" + Pattern.quote(Texts.literal(token)) + "(?![\\w-])")
          .matcher(text)
          .replaceAll(Matcher.quoteReplacement(placeholder));
    }

    /** Keeps a value of an answer under a name, the same one each time. */
    private String save(Source source, Part part, String name) {
      return names.computeIfAbsent(
          source,
          it -> {
            String free = free(name(it, part, name));
            saves.computeIfAbsent(it.call(), any -> new ArrayList<>()).add(it.saved(free));
            return free;
          });
    }

    private String free(String name) {
      String free = name;
      for (int i = 2; !taken.add(free); i++) {
        free = name + i;
      }
      return free;
    }

    private static String name(Source source, Part part, String name) {
      String key = source.key();
      if (part == Part.HEADER && isCredential(name)) {
        return name.equalsIgnoreCase("authorization") ? "token" : Texts.attribute(key);
      }
      boolean isGeneral = key.isEmpty() || GENERAL.contains(key.toLowerCase(Locale.ROOT));
      if (!isGeneral) {
        return Texts.attribute(key);
      }
      return Texts.attribute(name.isEmpty() ? "value" : part == Part.SEGMENT ? one(name) : name);
    }

    /** One of what a segment of a path names many of. */
    private static String one(String many) {
      return many.endsWith("ies")
          ? many.substring(0, many.length() - 3) + "y"
          : many.endsWith("s") && !many.endsWith("ss")
              ? many.substring(0, many.length() - 1)
              : many;
    }
  }
}
