package salvo.sandbox.story;

import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.IntStream;
import salvo.sandbox.http.Ids;
import salvo.sandbox.story.Story.Assets;

/**
 * Tells stories: calm filler after the prompt, the same for the same prompt, theme and length, with
 * as many words as asked for. The assets are addresses that nothing is behind.
 */
final class Narrator {

  private static final List<String> SENTENCES =
      List.of(
          "The air was warm and nobody was in a hurry.",
          "Somewhere a door stood open, and light fell on the path.",
          "A soft wind came by and moved on.",
          "Each breath was a little slower than the one before.",
          "Water ran over smooth stones, as it had all day.",
          "The clouds changed their shapes and did not mind being watched.",
          "One by one the small sounds of the evening grew quiet.",
          "There was time, and then there was more of it.");

  private Narrator() {}

  static Story tell(StoryRequest request, Ids ids) {
    UUID session = request.userId().map(user -> ids.next()).orElse(null);
    return new Story(text(request), request.theme(), assets(ids.next(), request), session);
  }

  private static String text(StoryRequest request) {
    String start = request.prompt() + " It was " + request.theme() + ".";
    SplittableRandom random = new SplittableRandom(start.hashCode());
    StringJoiner text = new StringJoiner(" ").add(start);
    int words = start.split(" ").length;
    while (words < request.targetLength()) {
      String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
      text.add(sentence);
      words += sentence.split(" ").length;
    }
    return text.toString();
  }

  private static Assets assets(UUID story, StoryRequest request) {
    String folder = "/static/stories/" + story + "/";
    List<String> frames =
        IntStream.rangeClosed(1, request.numScenes())
            .mapToObj(scene -> folder + "frame-" + scene + ".png")
            .toList();
    return new Assets(folder + "narration.mp3", folder + "story.mp4", frames);
  }
}
