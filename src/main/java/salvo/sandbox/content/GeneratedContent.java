package salvo.sandbox.content;

import java.util.List;

/**
 * Generated content as the API answers it: the outline, and per format the parts that belong to it,
 * the others null.
 */
record GeneratedContent(
    Outline contentOutline,
    PodcastScript podcastScript,
    StudyGuide studyGuide,
    OnePager onePagerSummary,
    ReadingMaterial detailedReadingMaterial,
    Faqs faqs,
    Flashcards flashcards,
    ReadingQuestions readingGuideQuestions) {

  record Outline(
      String title,
      String overview,
      List<String> learningObjectives,
      List<OutlineSection> sections) {}

  record OutlineSection(
      int sectionNumber, String title, String description, List<String> keyPoints) {}

  record PodcastScript(String title, String introduction, String mainContent, String conclusion) {}

  record StudyGuide(
      String title,
      String overview,
      List<String> keyConcepts,
      String detailedContent,
      String summary) {}

  record OnePager(
      String title, String executiveSummary, List<String> keyTakeaways, String mainContent) {}

  record ReadingMaterial(
      String title, String introduction, List<ReadingSection> sections, String conclusion) {}

  record ReadingSection(String title, String content) {}

  record Faqs(String title, List<Faq> items) {}

  record Faq(String question, String answer) {}

  record Flashcards(String title, List<Flashcard> items) {}

  record Flashcard(String term, String definition) {}

  record ReadingQuestions(String title, List<String> questions) {}
}
