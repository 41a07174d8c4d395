package salvo.sandbox.llm;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What real streams do, and what goes wrong with them. A model has those that its name lists:
 * {@code sandbox+reasoning+no-usage}.
 */
enum Quirk {
  /** A third of the tokens are thought, and come first. */
  REASONING,
  /** Four tokens in each event. */
  COALESCED,
  /** Eight events in each piece of the network. */
  BURST,
  /** Each event in two pieces. */
  SPLIT,
  /** A comment before each event. */
  COMMENTS,
  /** Lines end with CR and LF. */
  CRLF,
  /** A byte order mark comes first. */
  BOM,
  /** The data of an event stands in several lines. */
  MULTILINE,
  /** A byte that is no UTF-8 in each token. */
  BROKEN_UTF8,
  /** The target does not say how many tokens there are. */
  NO_USAGE,
  /** It says so with each event. */
  USAGE_EACH,
  /** All comes at the end, as from a proxy that buffers. */
  BUFFERED,
  /** Status 201. */
  CREATED,
  /** Status 429, to be tried again after 2 s. */
  REFUSED,
  /** An error comes as the fourth event, and is the last. */
  ERROR,
  /** The body ends in the middle of the answer, as if that were all. */
  TRUNCATED,
  /** The connection is closed in the middle of the answer. */
  CUT,
  /** Nothing more comes from the middle of the answer on. */
  STALL,
  /** Nothing but the head ever comes. */
  SILENT,
  /** The answer ends well, and is empty. */
  EMPTY,
  /** The answer has no end. */
  ENDLESS,
  /** The answer is a refusal in good words. */
  REFUSAL,
  /** Of many answers that are under way, some are refusals. */
  TIRED,
  /** The answer is JSON. */
  JSON,
  /** The answer begins as JSON and is never closed. */
  MALFORMED,
  /** The same prompt has another answer each time. */
  MOODY;

  private static final String SEPARATOR = "+";

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those of a model. */
  static Set<Quirk> of(String model) {
    List<String> names = List.of(model.split("\\" + SEPARATOR));
    Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    Stream.of(values()).filter(it -> names.contains(it.key())).forEach(quirks::add);
    return quirks;
  }

  /** A part of the name that is neither the model's own nor a quirk. */
  static List<String> unknown(String model) {
    return Arrays.stream(model.split("\\" + SEPARATOR))
        .skip(1)
        .filter(name -> Stream.of(values()).noneMatch(it -> it.key().equals(name)))
        .toList();
  }
}
