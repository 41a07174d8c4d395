package salvo.analysis.errors;

import java.util.List;
import java.util.Optional;

/**
 * The causes of answers that break the rules of HTTP, by the texts of Netty 4.2. The first that
 * fits wins.
 */
final class FramingCauses {

  private static final List<CauseRule> RULES =
      List.of(
          rule(
              "TLS",
              "the target speaks TLS",
              "The port speaks TLS: let the base URL begin with https."),
          rule(
              "HTTP/2 only",
              "the target speaks HTTP/2",
              "The port speaks HTTP/2 without TLS, which Gatling does not: call the target by"
                  + " https, or by a port where it speaks HTTP/1."),
          rule(
              "no HTTP",
              "invalid version format|^j\\.l\\.NumberFormatException: For input string"
                  + "|Invalid version number|which is no HTTP",
              "Check that the port speaks HTTP and not TLS, HTTP/2 or a protocol of its own; if"
                  + " only some answers are so, the one before was longer than it said."),
          rule(
              "line ends",
              "InvalidLineSeparatorException",
              "The target or a proxy before it ends lines of its head otherwise than HTTP does, by"
                  + " a carriage return and a line feed, or the port speaks another protocol."),
          rule(
              "head too long",
              "TooLongHttp(Header|Line)Exception|TooLongFrameException|HTTP (header|line) is"
                  + " larger",
              "The answer's head is longer than the client takes: look for cookies or headers that"
                  + " grow from answer to answer."),
          rule(
              "body length",
              "Multiple Content-Length|Content-Length value|ContentLengthNotAllowed"
                  + "|TransferEncodingNotAllowed|TooLongHttpContentException",
              "The answer gives the length of its body twice or wrongly: look at what sets"
                  + " Content-Length and Transfer-Encoding, the target or a proxy before it."),
          rule(
              "chunks",
              "chunk size|Chunk size|InvalidChunk(Extension|Termination)",
              "The body is sent in chunks whose lengths are wrong: look at what writes it piece by"
                  + " piece, the target or a proxy before it."),
          rule(
              "header",
              "No colon found|[Ii]nvalid header (name|value)|prohibited character"
                  + "|header (name|value) (contains|cannot contain|can only)",
              "A header of the answer has a name or a value that HTTP does not allow: look at what"
                  + " sets it, the target or a proxy before it."),
          rule(
              "compression",
              "DecompressionException: (?!the compressed body breaks off)|DataFormatException"
                  + "|stream corrupted|not in the GZIP format",
              "The body is not compressed as its Content-Encoding says: look at what compresses it,"
                  + " the target or a proxy before it."),
          rule(
              "HTTP/2",
              "the target broke the rules of HTTP/2",
              "The frames of the answer are not what HTTP/2 allows: look at what speaks HTTP/2, the"
                  + " target or a proxy before it."));

  private FramingCauses() {}

  /** The cause that the message tells of; empty when it tells of none. */
  static Optional<ErrorCause> of(String message) {
    return CauseRule.first(RULES, message);
  }

  private static CauseRule rule(String what, String pattern, String hint) {
    return new CauseRule(
        pattern, new ErrorCause("malformed answer: " + what, OutcomeClass.OTHER, hint));
  }
}
