package salvo.sandbox.content;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a syllabus is about: its beginning, which is all that is kept of it. */
record Topic(String text) {

  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int MAX_CHARS = 160;
  private static final int MAX_WORD_CHARS = 24;

  static Topic of(String syllabusText) {
    return new Topic(syllabusText.substring(0, Math.min(MAX_CHARS, syllabusText.length())));
  }

  /** Its words, at least one. */
  String[] words() {
    String[] words =
        GAP.splitAsStream(text)
            .filter(Predicate.not(String::isEmpty))
            .map(word -> word.substring(0, Math.min(MAX_WORD_CHARS, word.length())))
            .toArray(String[]::new);
    return words.length == 0 ? new String[] {"content"} : words;
  }
}
