package salvo.sandbox.content;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.sandbox.content.GeneratedContent.Faq;
import salvo.sandbox.content.GeneratedContent.Faqs;
import salvo.sandbox.content.GeneratedContent.Flashcard;
import salvo.sandbox.content.GeneratedContent.Flashcards;
import salvo.sandbox.content.GeneratedContent.OnePager;
import salvo.sandbox.content.GeneratedContent.Outline;
import salvo.sandbox.content.GeneratedContent.OutlineSection;
import salvo.sandbox.content.GeneratedContent.PodcastScript;
import salvo.sandbox.content.GeneratedContent.ReadingMaterial;
import salvo.sandbox.content.GeneratedContent.ReadingQuestions;
import salvo.sandbox.content.GeneratedContent.ReadingSection;
import salvo.sandbox.content.GeneratedContent.StudyGuide;

/**
 * Writes content about a topic: filler made of the topic's own words, the same for the same topic,
 * with parts as numerous and as long as the API's schema demands.
 */
final class Author {

  private static final int SENTENCE_WORDS = 12;
  private static final int LONG_SENTENCE = 160;
  private static final int TITLE_WORDS = 6;
  private static final int SECTIONS = 5;

  private final String[] words;
  private final String title;
  private final SplittableRandom random;

  private Author(Topic topic) {
    words = topic.words();
    random = new SplittableRandom(topic.text().hashCode());
    title =
        "Introduction to "
            + capitalised(
                String.join(" ", List.of(words).subList(0, Math.min(TITLE_WORDS, words.length))));
  }

  static GeneratedContent write(Topic topic, Format format) {
    return new Author(topic).content(format);
  }

  private GeneratedContent content(Format format) {
    boolean all = format == Format.COMPREHENSIVE;
    return new GeneratedContent(
        outline(),
        all || format == Format.PODCAST ? podcast() : null,
        all || format == Format.GUIDE ? studyGuide() : null,
        all || format == Format.ONE_PAGER ? onePager() : null,
        all ? readingMaterial() : null,
        all ? faqs() : null,
        all ? flashcards() : null,
        all ? readingQuestions() : null);
  }

  private Outline outline() {
    return new Outline(title, text(200), times(4, this::sentence), sections());
  }

  private List<OutlineSection> sections() {
    return IntStream.rangeClosed(1, SECTIONS)
        .mapToObj(n -> new OutlineSection(n, heading(n), text(120), times(3, this::sentence)))
        .toList();
  }

  private PodcastScript podcast() {
    return new PodcastScript(title, text(300), text(3000), text(300));
  }

  private StudyGuide studyGuide() {
    return new StudyGuide(title, text(300), times(8, this::term), text(2500), text(300));
  }

  private OnePager onePager() {
    return new OnePager(title, text(200), times(4, this::sentence), text(800));
  }

  private ReadingMaterial readingMaterial() {
    List<ReadingSection> sections =
        IntStream.rangeClosed(1, SECTIONS)
            .mapToObj(n -> new ReadingSection(heading(n), text(500)))
            .toList();
    return new ReadingMaterial(title, text(300), sections, text(300));
  }

  private Faqs faqs() {
    return new Faqs("Frequently Asked Questions", times(6, () -> new Faq(question(), text(100))));
  }

  private Flashcards flashcards() {
    return new Flashcards("Study Flashcards", times(12, () -> new Flashcard(term(), sentence())));
  }

  private ReadingQuestions readingQuestions() {
    return new ReadingQuestions("Reading Guide Questions", times(6, this::question));
  }

  private static <T> List<T> times(int count, Supplier<T> part) {
    return Stream.generate(part).limit(count).toList();
  }

  private String heading(int number) {
    return "Part " + number + ": " + term();
  }

  private String question() {
    return "What is the role of " + term() + "?";
  }

  private String term() {
    return word() + " and " + word();
  }

  private String word() {
    return words[random.nextInt(words.length)];
  }

  /** Whole sentences of at least that many characters together. */
  private String text(int minChars) {
    StringBuilder text = new StringBuilder(minChars + LONG_SENTENCE);
    appendSentence(text);
    while (text.length() < minChars) {
      appendSentence(text.append(' '));
    }
    return text.toString();
  }

  private String sentence() {
    return text(1);
  }

  private void appendSentence(StringBuilder text) {
    int start = text.length();
    text.append(word());
    text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
    for (int i = 1; i < SENTENCE_WORDS; i++) {
      text.append(' ').append(word());
    }
    text.append('.');
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
