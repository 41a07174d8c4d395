package salvo.sandbox.llm;

import java.util.Set;
import salvo.sandbox.engine.ModelName;

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
  /** Ten comments before the first event, as long as nothing else is there to be sent. */
  KEEP_ALIVE,
  /** Lines end with CR and LF. */
  CRLF,
  /** Lines end with CR. */
  CR,
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
  /** It says the prompt's with the first event, and the answer's with the last. */
  USAGE_SPLIT,
  /** It does not say what came from its cache. */
  NO_CACHED,
  /** What it says are no numbers of tokens: text, and more than there can be. */
  LYING_USAGE,
  /** Fields that have nothing to say are null. */
  NULLS,
  /** Compressed, and flushed with each piece; with buffered, as a proxy does that compresses. */
  GZIP,
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

  /** Those of a model. */
  static Set<Quirk> of(String model) {
    return ModelName.quirks(model, Quirk.class);
  }
}
