package salvo.injectors.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Messages as bytes: JSON, but for heart-beats and notes, which are many, and pieces of files. The
 * first byte tells which.
 */
public final class Wire {

  private static final byte JSON = 'J';
  private static final byte PIECE = 'F';
  private static final byte BEAT = 'B';
  private static final byte SUM = 'S';
  private static final byte NOTE = 'N';
  private static final byte NOTICE = 'A';

  private static final JsonMapper MAPPER = mapper();

  private Wire() {}

  public static byte[] bytes(Message message) {
    if (message instanceof Message.BeatTold told) {
      return BeatBytes.of(BEAT, told.beat(), List.of());
    }
    if (message instanceof Message.Sum sum) {
      return BeatBytes.of(SUM, sum.sum(), sum.rows());
    }
    if (message instanceof Message.Note note) {
      ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + note.bytes().length);
      return marked(NOTE, bytes.putInt(note.from()).put(note.bytes()).array(), bytes.capacity());
    }
    if (message instanceof Message.Notice notice) {
      return marked(NOTICE, notice.bytes(), notice.bytes().length);
    }
    try {
      return marked(
          JSON, MAPPER.writerFor(Message.class).writeValueAsBytes(message), Integer.MAX_VALUE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write as JSON: " + message.getClass(), e);
    }
  }

  /** A piece of a file. */
  public static byte[] piece(byte[] buffer, int length) {
    return marked(PIECE, buffer, length);
  }

  /** The piece of a file that this is, if it is one. */
  public static Optional<byte[]> piece(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == PIECE
        ? Optional.of(Arrays.copyOfRange(bytes, 1, bytes.length))
        : Optional.empty();
  }

  /**
   * The message.
   *
   * @throws IOException when it is none that this version knows
   */
  public static Message message(byte[] bytes) throws IOException {
    byte kind = bytes.length == 0 ? 0 : bytes[0];
    return switch (kind) {
      case JSON -> MAPPER.readValue(bytes, 1, bytes.length - 1, Message.class);
      case BEAT -> new Message.BeatTold(BeatBytes.read(bytes).sum());
      case SUM -> BeatBytes.read(bytes);
      case NOTE -> note(bytes);
      case NOTICE -> new Message.Notice(Arrays.copyOfRange(bytes, 1, bytes.length));
      default -> throw new IOException("A message has no known kind");
    };
  }

  private static Message note(byte[] bytes) throws IOException {
    if (bytes.length <= Integer.BYTES) {
      throw new IOException("A note does not say from whom it is");
    }
    int from = ByteBuffer.wrap(bytes).getInt(1);
    return new Message.Note(from, Arrays.copyOfRange(bytes, 1 + Integer.BYTES, bytes.length));
  }

  private static byte[] marked(byte kind, byte[] bytes, int most) {
    int length = Math.min(most, bytes.length);
    byte[] marked = new byte[length + 1];
    marked[0] = kind;
    System.arraycopy(bytes, 0, marked, 1, length);
    return marked;
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (Class<?> kind : Message.class.getPermittedSubclasses()) {
      builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
    }
    return builder.build();
  }
}
