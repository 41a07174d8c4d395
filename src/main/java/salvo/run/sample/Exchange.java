package salvo.run.sample;

import java.util.List;
import java.util.Optional;
import salvo.analysis.errors.ErrorSample.Header;

/**
 * A request and what came back, as they went over the network, secrets and all. Its texts may be
 * cut already, since of a long one only the beginning is shown.
 *
 * @param answer empty where none had begun
 */
public record Exchange(
    String method, String url, List<Header> headers, Content body, Optional<Answer> answer) {

  /** The method of a message on a WebSocket, whose answer has neither status nor headers. */
  public static final String MESSAGE = "SEND";

  /** As much of a text as is kept until secrets are masked in it: what is shown, and a margin. */
  public static final int KEPT_BYTES = 3_072;

  /** An answer, as far as it came. */
  public record Answer(int status, List<Header> headers, Content body) {}

  /**
   * A body.
   *
   * @param start its first bytes; empty where they were not kept
   * @param bytes the size of all of it; less than 0 where that is not known
   */
  public record Content(byte[] start, long bytes) {

    public static final Content NONE = new Content(new byte[0], 0);

    /** Of a file, of a stream or of many parts. */
    public static final Content UNKNOWN = new Content(new byte[0], -1);

    boolean isCut() {
      return start.length < bytes;
    }
  }
}
