package salvo.sandbox.flows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;

/** A flow that WFX serves from a file; its id follows from the file's path. */
record ServedFlow(UUID id, String relativePath, String title, String description) {

  private static final UUID NAMESPACE = UUID.fromString("3c091057-e799-4e32-8ebc-27bc31e1108c");
  private static final long VERSION_5 = 0x5000L;
  private static final long IETF_VARIANT = 0x8000_0000_0000_0000L;

  /** Fails with status 200 and {@code success: false}, as the older server does. */
  static final String FAILS_WITH_200 = "failing/with_200.json";

  /** Fails with status 500 and the same body, as the newer server does. */
  static final String FAILS_WITH_500 = "failing/with_500.json";

  /** All that are served. */
  static final List<ServedFlow> ALL =
      List.of(
          of("simple_chat.py", "Simple Chat", "One message, one answer."),
          of("memory_chatbot.json", "Memory Chatbot", "Remembers what was said before."),
          of("agents/research.json", "Research Agent", "Plans, searches and summarises."),
          of(FAILS_WITH_200, "Failing with 200", "Fails as the older server does."),
          of(FAILS_WITH_500, "Failing with 500", "Fails as the newer server does."));

  private static ServedFlow of(String relativePath, String title, String description) {
    return new ServedFlow(id(relativePath), relativePath, title, description);
  }

  /** The name-based (version 5) UUID of a path, RFC 9562, section 5.5. */
  static UUID id(String relativePath) {
    ByteBuffer name = ByteBuffer.allocate(2 * Long.BYTES + relativePath.length());
    name.putLong(NAMESPACE.getMostSignificantBits()).putLong(NAMESPACE.getLeastSignificantBits());
    name.put(relativePath.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer hash = ByteBuffer.wrap(sha1(name.array()));
    long high = hash.getLong() & ~0xF000L | VERSION_5;
    long low = hash.getLong() & ~0xC000_0000_0000_0000L | IETF_VARIANT;
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
