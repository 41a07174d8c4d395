package salvo.ui.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/**
 * What somebody has written about a run, in a file of its folder.
 *
 * @param note text of some lines
 * @param tags words to find the run by
 * @param problem why the file cannot be read, in a sentence
 */
public record RunNotes(String note, List<String> tags, Optional<String> problem) {

  public static final String FILE_NAME = "notes.json";

  static final RunNotes NONE = new RunNotes("", List.of(), Optional.empty());

  static final int LONGEST_NOTE = 2_000;
  static final int MOST_TAGS = 10;
  static final int LONGEST_TAG = 40;

  public RunNotes {
    tags = List.copyOf(tags);
  }

  /** The file of a run. */
  static Path file(RunFolder folder) {
    return folder.salvo().resolve(FILE_NAME);
  }

  /** What stands in the file of a run; nothing where there is none. */
  static RunNotes read(RunFolder folder) throws IOException {
    if (WholeFile.isReplaced(file(folder))) {
      return damaged(WholeFile.NONE);
    }
    try {
      JsonNode json = PlainJson.MAPPER.readTree(file(folder).toFile());
      List<String> tags = new ArrayList<>();
      json.path("tags").forEach(it -> tags.add(it.asText()));
      return new RunNotes(json.path("note").asText(""), tags, Optional.empty());
    } catch (FileNotFoundException e) {
      return NONE;
    } catch (JacksonException | CharConversionException e) {
      return damaged("it is not JSON");
    }
  }

  private static RunNotes damaged(String why) {
    return new RunNotes(
        "",
        List.of(),
        Optional.of(FILE_NAME + " is damaged: " + why + ". Write the note again to replace it."));
  }

  /**
   * The note and the tags that a page sends.
   *
   * @throws IllegalArgumentException when they are not of that form or too long, in a sentence
   */
  public static RunNotes of(JsonNode json) {
    JsonNode note = json.path("note");
    JsonNode tags = json.path("tags");
    require(note.isTextual() || note.isMissingNode(), "note must be a text.");
    require(tags.isArray() || tags.isMissingNode(), "tags must be a list of texts.");
    Set<String> words = new LinkedHashSet<>();
    for (JsonNode tag : tags) {
      require(tag.isTextual(), "tags must be a list of texts.");
      words.add(tag.textValue().strip());
    }
    words.remove("");
    String text = note.asText("").strip();
    require(
        text.length() <= LONGEST_NOTE,
        "note has " + text.length() + " characters, and may have " + LONGEST_NOTE + ".");
    require(
        text.chars().noneMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\t'),
        "note holds a control character: leave it out.");
    require(
        words.size() <= MOST_TAGS,
        "tags has " + words.size() + " entries, and may have " + MOST_TAGS + ".");
    words.forEach(RunNotes::requireTag);
    return new RunNotes(text, List.copyOf(words), Optional.empty());
  }

  private static void requireTag(String tag) {
    require(
        tag.length() <= LONGEST_TAG && tag.chars().noneMatch(Character::isISOControl),
        "tags has \""
            + tag.substring(0, Math.min(LONGEST_TAG, tag.length()))
            + "\", but a tag is one line of at most "
            + LONGEST_TAG
            + " characters.");
  }

  private static void require(boolean kept, String rule) {
    if (!kept) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** Keeps them with the run. */
  public void write(RunFolder folder) throws IOException {
    ObjectNode json = PlainJson.MAPPER.createObjectNode().put("note", note);
    tags.forEach(json.putArray("tags")::add);
    WholeFile.write(file(folder), json + "\n");
  }
}
