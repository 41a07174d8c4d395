package salvo.injectors.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a run. It is made of the run's id and, where there is one, a secret; without a secret
 * it keeps out strangers that know nothing of the run, and hides nothing from those that do.
 */
public final class RunKey {

  static final int BYTES = 32;

  private static final String MAC = "HmacSHA256";
  private static final String NO_SECRET = "salvo";

  private final String run;
  private final byte[] key;

  private RunKey(String run, byte[] key) {
    this.run = run;
    this.key = key;
  }

  public static RunKey of(String run, Optional<String> secret) {
    byte[] from = bytes(secret.orElse(NO_SECRET));
    return new RunKey(run, mac(from, bytes("salvo injectors 1"), bytes(run)));
  }

  /** What a text becomes that others may compare and not read. */
  public String fingerprint(String text) {
    return HexFormat.of().formatHex(proof("fingerprint", bytes(text)));
  }

  /** What only who has the key can make of these parts, of which all but the last have one size. */
  byte[] proof(String purpose, byte[]... parts) {
    return mac(key, concatenated(bytes(purpose + "\0"), parts));
  }

  /** What shows the run's id to who knows it. */
  byte[] runProof(byte[] nonce) {
    return mac(bytes(NO_SECRET), nonce, bytes(run));
  }

  static boolean equal(byte[] a, byte[] b) {
    return MessageDigest.isEqual(a, b);
  }

  private static byte[][] concatenated(byte[] first, byte[][] rest) {
    byte[][] all = new byte[rest.length + 1][];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static byte[] mac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks " + MAC, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
