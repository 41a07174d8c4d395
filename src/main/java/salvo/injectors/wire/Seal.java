package salvo.injectors.wire;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals or opens what goes one way of a connection: AES-GCM with a key of that connection and way,
 * and a nonce that counts, so that nothing can be changed, left out, repeated or put in.
 */
final class Seal {

  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final int mode;
  private long count;

  private Seal(byte[] key, int mode) {
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks AES-GCM", e);
    }
    this.key = new SecretKeySpec(key, "AES");
    this.mode = mode;
  }

  static Seal sealing(byte[] key) {
    return new Seal(key, Cipher.ENCRYPT_MODE);
  }

  static Seal opening(byte[] key) {
    return new Seal(key, Cipher.DECRYPT_MODE);
  }

  /**
   * The next message, sealed or opened.
   *
   * @throws GeneralSecurityException when it was not sealed with this key, or not as the next one
   */
  byte[] next(byte[] message) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(count++).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher.doFinal(message);
  }
}
