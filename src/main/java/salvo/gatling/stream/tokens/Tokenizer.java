package salvo.gatling.stream.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import java.util.Optional;

/**
 * Counts tokens of texts by an encoding of OpenAI's. Its tables take a second and 30 MB, and are
 * read only where one is chosen. Safe for use by several threads.
 */
public final class Tokenizer {

  private static volatile Optional<Tokenizer> ofRun = Optional.empty();

  private final String name;
  private final Encoding encoding;

  private Tokenizer(String name, Encoding encoding) {
    this.name = name;
    this.encoding = encoding;
  }

  /** What the run of this process counts by from now on; empty: it does not. */
  public static void choose(Optional<String> encoding) {
    ofRun = encoding.map(Tokenizer::of);
  }

  /** What was chosen. */
  public static Optional<Tokenizer> ofRun() {
    return ofRun;
  }

  /** The encoding of that name, such as o200k_base. */
  public static Tokenizer of(String encoding) {
    return new Tokenizer(
        encoding,
        Encodings.newLazyEncodingRegistry()
            .getEncoding(encoding)
            .orElseThrow(() -> new IllegalArgumentException("no encoding " + encoding)));
  }

  public String name() {
    return name;
  }

  /** How many tokens a text has; special tokens in it are text like any other. */
  public long count(String text) {
    return encoding.countTokensOrdinary(text);
  }
}
