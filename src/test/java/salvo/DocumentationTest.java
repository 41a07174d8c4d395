package salvo;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.config.source.Sources;

/** What the documents name exists: files, headings, classes, packages and keys. */
class DocumentationTest {

  private static final Path ROOMS = Path.of("src/main/java/salvo");

  /** Classes of an example that the documents tell to write, and of other projects. */
  private static final Set<String> ELSEWHERE =
      Set.of("ShopSimulation", "WebShopSimulation", "HttpUser", "LoadTestShape", "NaN");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w/.])(?:src|docs|deploy|\\.ci|\\.github|\\.mvn)/[\\w./-]*");
  private static final Pattern CLASS =
      Pattern.compile("((?:[a-z]\\w*\\.)*)([A-Z]\\w*[a-z]\\w*)((?:[.#]\\w+)*)(?:\\(.*\\))?");
  private static final Pattern KEY = Pattern.compile("(?<![\\w./-])salvo(?:\\.[a-z]\\w*)+");
  private static final Pattern FAULT = Pattern.compile("(?m)^\\| ([A-E]\\d+) \\|.*\\|(.*)\\|$");
  private static final Pattern FIRST_SENTENCE = Pattern.compile("^.*?\\.(?= |$)");
  private static final Pattern TAG =
      Pattern.compile("\\{@(?:code |link (?:[a-z]\\w*\\.)*)([^}]*)}");

  private static final List<Path> CLASSES =
      files(Path.of("src"), it -> it.toString().endsWith(".java")).toList();

  private final Config reference = Sources.reference(getClass().getClassLoader());

  static Stream<Path> documents() {
    return Stream.concat(
        Stream.of("README.md", "AGENTS.md", "CONTRIBUTING.md", "feeders/README.md").map(Path::of),
        files(Path.of("docs"), it -> it.toString().endsWith(".md")).sorted());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldHaveTheFileWhenALinkLeadsToIt(Path document) {
    List<String> dead =
        matches(LINK, text(document))
            .map(it -> it.group(1))
            .filter(it -> !it.startsWith("http"))
            .filter(it -> !leadsSomewhere(document, it))
            .toList();

    assertThat(dead).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldHaveTheFileWhenItIsNamed(Path document) {
    List<String> missing =
        matches(FILE, text(document))
            .map(MatchResult::group)
            .map(it -> it.replaceFirst("\\.$", ""))
            .filter(it -> !Files.exists(Path.of(it)) && !isOfAnExample(it))
            .toList();

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldHaveTheClassWhenItIsNamed(Path document) {
    List<String> missing =
        matches(CODE, text(document))
            .map(it -> CLASS.matcher(it.group(1)))
            .filter(Matcher::matches)
            .filter(it -> !isClass(it.group(1), it.group(2), it.group(3)))
            .map(Matcher::group)
            .toList();

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldHaveThePackageOrTheKeyWhenItIsNamed(Path document) {
    List<String> missing =
        matches(KEY, text(document))
            .map(MatchResult::group)
            .filter(it -> !isPackageOrKey(it))
            .toList();

    assertThat(missing).isEmpty();
  }

  @Test
  void shouldHaveEachRoomWithItsFirstSentenceWhenThereIsAMap() {
    List<String> map =
        text(Path.of("CONTRIBUTING.md"))
            .lines()
            .filter(it -> it.matches("\\| `\\w+` \\| .*"))
            .toList();

    assertThat(map).containsExactlyElementsOf(rooms().map(DocumentationTest::row).toList());
  }

  @Test
  void shouldNameTestsThatExistForEachKindOfFault() {
    List<MatchResult> rows = matches(FAULT, text(Path.of("docs/reliability.md"))).toList();

    assertThat(rows.stream().map(it -> it.group(1)))
        .containsExactlyElementsOf(
            Stream.of(kinds("A", 9), kinds("B", 7), kinds("C", 8), kinds("D", 11), kinds("E", 11))
                .flatMap(it -> it)
                .toList());
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(matches(CODE, row.group(2)).map(it -> it.group(1).split("#")[0]))
                    .as(row.group(1))
                    .isNotEmpty()
                    .allMatch(DocumentationTest::isTest));
  }

  private static Stream<String> kinds(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(it -> letter + it);
  }

  private static boolean isTest(String name) {
    return CLASSES.stream()
        .filter(it -> it.endsWith(name + ".java"))
        .anyMatch(it -> text(it).matches("(?s).*@(Test|ParameterizedTest)\\b.*"));
  }

  private static Stream<Path> rooms() {
    return files(ROOMS, it -> it.endsWith("package-info.java"))
        .map(Path::getParent)
        .filter(it -> it.getParent().equals(ROOMS))
        .sorted();
  }

  private static String row(Path room) {
    String comment = text(room.resolve("package-info.java"));
    String words =
        comment
            .substring(comment.indexOf("/**") + 3, comment.indexOf("*/"))
            .replaceAll("\\s*\n \\* ?", " ")
            .strip();
    Matcher sentence = FIRST_SENTENCE.matcher(TAG.matcher(words).replaceAll("`$1`"));
    assertThat(sentence.find()).as(room.toString()).isTrue();
    return "| `" + room.getFileName() + "` | " + sentence.group() + " |";
  }

  private static boolean leadsSomewhere(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length == 1 || headings(file).contains(parts[1]));
  }

  private static Set<String> headings(Path document) {
    return text(document)
        .lines()
        .filter(it -> it.startsWith("#"))
        .map(it -> it.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(it -> it.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static boolean isOfAnExample(String file) {
    return file.matches(".*/[Ss]hop([/.]|Simulation\\.).*");
  }

  private static boolean isClass(String packageName, String name, String members) {
    String file = packageName.replace('.', '/') + name + ".java";
    Stream<Path> found = CLASSES.stream().filter(it -> it.endsWith(file));
    return ELSEWHERE.contains(name)
        || found.map(DocumentationTest::text).anyMatch(it -> hasAll(it, members));
  }

  private static boolean hasAll(String source, String members) {
    return Pattern.compile("\\W+")
        .splitAsStream(members)
        .allMatch(it -> Pattern.compile("\\b" + it + "\\b").matcher(source).find());
  }

  private boolean isPackageOrKey(String name) {
    String[] parts = name.split("\\.");
    boolean free = parts[1].equals("systems") || parts[1].equals("abortWhen");
    boolean isKey =
        free
            ? reference.hasPath("salvo." + parts[1])
            : reference.hasPathOrNull(name) || isBelowAFreeKey(name);
    return isKey || Files.exists(Path.of("src/main/java", parts)) || isFile(name);
  }

  /** Profiles and columns have names that the file of defaults does not know. */
  private static boolean isBelowAFreeKey(String name) {
    return name.startsWith("salvo.workload.profiles.") || name.startsWith("salvo.slo.resources.");
  }

  private static boolean isFile(String name) {
    return name.matches("salvo\\.(jsa|conf|cmd|test\\.\\w+)") || name.equals("salvo.config");
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(wanted).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
