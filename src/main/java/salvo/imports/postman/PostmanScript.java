package salvo.imports.postman;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import salvo.config.steps.Saved;
import salvo.imports.model.Texts;
import salvo.imports.recorded.RecordedCall.Told;

/**
 * What of a script can be taken without running it: values of the answer that it keeps under a
 * name, and which statuses and texts it expects.
 */
final class PostmanScript {

  private static final String JSON =
      "(?:pm\\.response\\.json\\(\\)|JSON\\.parse\\(responseBody\\))";
  private static final String MEMBERS = "((?:\\??\\.\\w+|\\[\\d+]|\\[[\"'][^\"']+[\"']]){0,30})";

  private static final Pattern WHOLE =
      Pattern.compile("(?:const|let|var)\\s+(\\w+)\\s*=\\s*" + JSON + MEMBERS + "\\s*;?");

  private static final Pattern PART =
      Pattern.compile("(?:const|let|var)\\s+(\\w+)\\s*=\\s*(\\w+)" + MEMBERS + "\\s*(?:;|\\n|$)");

  private static final Pattern SET =
      Pattern.compile(
          "(?:pm\\.(?:environment|collectionVariables|globals|variables)\\.set"
              + "|postman\\.set(?:Environment|Global)Variable)\\(\\s*[\"']([^\"']+)[\"']\\s*,\\s*"
              + "(?:("
              + JSON
              + "|\\w+)"
              + MEMBERS
              + "|pm\\.response\\.headers\\.get\\([\"']([\\w-]+)[\"']\\))\\s*\\)\\s*;?");

  private static final Pattern STATUS =
      Pattern.compile(
          "pm\\.response\\.to\\.have\\.status\\((\\d{3})\\)\\s*;?"
              + "|pm\\.expect\\(pm\\.response\\.code\\)\\.to\\.(?:eql?|equals?|be\\.equal)\\((\\d{3})\\)\\s*;?"
              + "|pm\\.expect\\(pm\\.response\\.code\\)\\.to\\.be\\.oneOf\\(\\[([\\d,\\s]+)]\\)\\s*;?"
              + "|responseCode\\.code\\s*={2,3}\\s*(\\d{3})\\s*;?");

  private static final Pattern CONTAINS =
      Pattern.compile(
          "pm\\.expect\\(pm\\.response\\.text\\(\\)\\)\\.to\\.include\\([\"']([^\"']+)[\"']\\)\\s*;?");

  private static final Pattern FRAME =
      Pattern.compile(
          "pm\\.test\\([\"'][^\"']*[\"']\\s*,\\s*(?:function\\s*\\(\\s*\\)|\\(\\s*\\)\\s*=>)\\s*\\{|}\\s*\\)|tests\\[[^]]*]\\s*=|//[^\\n"
              + "]*|(?s:/\\*.*?\\*/)|[\\s;]+");

  private static final Pattern MEMBER =
      Pattern.compile("\\.(\\w+)|\\[(\\d+)]|\\[[\"']([^\"']+)[\"']]");

  private final Map<String, String> paths = new HashMap<>();
  private final List<Saved> saves = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();
  private final List<String> contains = new ArrayList<>();
  private String rest;

  PostmanScript(String script) {
    rest = script;
    take(WHOLE, it -> paths.put(it.group(1), path(it.group(2))));
    take(PART, this::part);
    take(SET, this::set);
    take(
        STATUS,
        it ->
            Stream.of(it.group(1), it.group(2), it.group(3), it.group(4))
                .filter(text -> text != null)
                .flatMap(text -> Stream.of(text.split("\\D+")))
                .filter(text -> !text.isEmpty())
                .forEach(text -> statuses.add(Integer.valueOf(text))));
    take(CONTAINS, it -> contains.add(Texts.literal(it.group(1))));
    rest = FRAME.matcher(rest).replaceAll("");
  }

  private void take(Pattern pattern, Consumer<Matcher> taken) {
    Matcher matcher = pattern.matcher(rest);
    StringBuilder left = new StringBuilder();
    while (matcher.find()) {
      taken.accept(matcher);
      matcher.appendReplacement(left, "");
    }
    rest = matcher.appendTail(left).toString();
  }

  private void part(Matcher it) {
    if (paths.containsKey(it.group(2))) {
      paths.put(it.group(1), path(paths.get(it.group(2)), it.group(3)));
    }
  }

  private void set(Matcher it) {
    String name = Texts.attribute(it.group(1));
    if (it.group(4) != null) {
      saves.add(new Saved(name, Saved.Kind.HEADER, it.group(4)));
      return;
    }
    String root = it.group(2).matches("\\w+") ? paths.get(it.group(2)) : "";
    String path = root == null ? "" : path(root, it.group(3));
    if (!path.isEmpty()) {
      saves.add(new Saved(name, Saved.Kind.JSON, path));
    }
  }

  private static String path(String members) {
    return path("", members);
  }

  /** As a JMESPath. */
  private static String path(String root, String members) {
    StringBuilder path = new StringBuilder(root);
    MEMBER
        .matcher(members)
        .results()
        .forEach(
            it -> {
              if (it.group(2) != null) {
                path.append('[').append(it.group(2)).append(']');
              } else {
                String key = it.group(1) == null ? "\"" + it.group(3) + "\"" : it.group(1);
                path.append(path.isEmpty() ? "" : ".").append(key);
              }
            });
    return path.toString();
  }

  /** What it says of the answer. */
  Told told() {
    return new Told(statuses, contains, saves);
  }

  /** Whether something is in it that was not understood. */
  boolean hasMore() {
    return !rest.isBlank();
  }
}
