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
              "The port speaks TLS: start the base URL with https."),
          rule(
              "HTTP/2 only",
              "the target speaks HTTP/2",
              "The port speaks HTTP/2 without TLS, which Gatling does not support: use https, or a"
                  + " port that speaks HTTP/1."),
          rule(
              "no HTTP",
              "invalid version format|^j\\.l\\.NumberFormatException: For input string"
                  + "|Invalid version number|which is not? HTTP",
              "Check that the port speaks HTTP and not TLS, HTTP/2 or another protocol; if only"
                  + " some answers look like this, the answer before was longer than it declared."),
          rule(
              "line ends",
              "InvalidLineSeparatorException",
              "The target, or a proxy in front of it, does not end header lines with a carriage"
                  + " return and a line feed as HTTP requires, or the port speaks another"
                  + " protocol."),
          rule(
              "head too long",
              "TooLongHttp(Header|Line)Exception|TooLongFrameException|HTTP (header|line) is"
                  + " larger",
              "The answer's headers are longer than the client accepts: look for cookies or headers"
                  + " that grow from answer to answer."),
          rule(
              "body length",
              "Multiple Content-Length|Content-Length value|ContentLengthNotAllowed"
                  + "|TransferEncodingNotAllowed|TooLongHttpContentException",
              "The answer states the length of its body twice or wrongly: check what sets"
                  + " Content-Length and Transfer-Encoding, the target or a proxy in front of it."),
          rule(
              "chunks",
              "chunk size|Chunk size|InvalidChunk(Extension|Termination)",
              "The body is sent in chunks whose lengths are wrong: look at what writes it piece by"
                  + " piece, the target or a proxy in front of it."),
          rule(
              "header",
              "No colon found|[Ii]nvalid header (name|value)|prohibited character"
                  + "|header (name|value) (contains|cannot contain|can only)",
              "A header of the answer has a name or a value that HTTP does not allow: look at what"
                  + " sets it, the target or a proxy in front of it."),
          rule(
              "compression",
              "DecompressionException: (?!the compressed body breaks off)|DataFormatException"
                  + "|stream corrupted|not in the GZIP format",
              "The body is not compressed as its Content-Encoding says: look at what compresses it,"
                  + " the target or a proxy in front of it."),
          rule(
              "HTTP/2",
              "the target broke the rules of HTTP/2",
              "The frames of the answer are not what HTTP/2 allows: look at what speaks HTTP/2, the"
                  + " target or a proxy in front of it."));

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
