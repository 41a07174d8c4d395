package salvo.gatling.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import salvo.gatling.draw.Draws;
import salvo.text.PlainJson;
import salvo.text.Quantity;

/**
 * What people said in conversations of a JSON file like ShareGPT's: an array whose objects have
 * {@code conversations} of {@code from} and {@code value}, or {@code messages} of {@code role} and
 * {@code content}. Of a large file the first ones are taken: they are kept in memory.
 */
final class ShareGpt implements PromptSource {

  private static final int MOST = 20_000;
  private static final long MOST_CHARACTERS = 50_000_000;
  private static final Set<String> PEOPLE = Set.of("human", "user");
  private static final String CHOSEN = "salvo.prompt.conversation";

  private final List<List<String>> conversations;
  private final boolean isCut;

  private ShareGpt(List<List<String>> conversations, boolean isCut) {
    this.conversations = conversations;
    this.isCut = isCut;
  }

  /**
   * Reads the file.
   *
   * @throws IOException with a sentence's end on what is wrong with it
   */
  static ShareGpt of(Path file) throws IOException {
    List<List<String>> all = new ArrayList<>();
    boolean isCut = false;
    long characters = 0;
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<JsonNode> each =
            PlainJson.MAPPER.readerFor(JsonNode.class).readValues(in)) {
      while (!isCut && each.hasNextValue()) {
        List<String> said = said(each.nextValue());
        isCut = !said.isEmpty() && (all.size() == MOST || characters >= MOST_CHARACTERS);
        if (!said.isEmpty() && !isCut) {
          all.add(said);
          characters += said.stream().mapToLong(String::length).sum();
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException(
          "is no JSON at line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    }
    if (all.isEmpty()) {
      throw new IOException(
          "has no conversation: it needs an array of objects with conversations of from and value,"
              + " or with messages of role and content");
    }
    return new ShareGpt(all, isCut);
  }

  private static List<String> said(JsonNode conversation) {
    boolean isShareGpt = conversation.has("conversations");
    List<String> said = new ArrayList<>();
    for (JsonNode it : conversation.path(isShareGpt ? "conversations" : "messages")) {
      String text = it.path(isShareGpt ? "value" : "content").asText();
      if (PEOPLE.contains(it.path(isShareGpt ? "from" : "role").asText()) && !text.isBlank()) {
        said.add(text);
      }
    }
    return said;
  }

  @Override
  public Optional<String> text(Session session, int turn) {
    int number = Math.floorMod(session.getLong(CHOSEN), conversations.size());
    List<String> chosen = conversations.get(number);
    return turn > chosen.size() ? Optional.empty() : Optional.of(chosen.get(turn - 1));
  }

  /** Says that the file has more than is taken, as a sentence's end; empty where it has not. */
  Optional<String> cut() {
    return Optional.of(
            "only the first "
                + Quantity.count(conversations.size())
                + " conversations of the file are used. A run takes at most "
                + Quantity.count(MOST)
                + " of them, and no more after "
                + Quantity.count(MOST_CHARACTERS)
                + " characters")
        .filter(it -> isCut);
  }

  /** The session, whose next turn begins another conversation. */
  static Session choose(Session session) {
    return session.set(CHOSEN, Draws.of(session).data().nextLong());
  }
}
