package salvo.sandbox.content.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import salvo.sandbox.http.Json;

/**
 * Issues and checks JSON Web Tokens signed with HMAC-SHA-256 (HS256) under a key of this process;
 * no other algorithm is accepted. For the handlers' event loop only.
 */
public final class Tokens {

  static final Duration LIFETIME = Duration.ofMinutes(30);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String HEADER = encode(Json.bytes(new Header("HS256", "JWT")));

  private final InstantSource clock;
  private final Mac mac;

  public Tokens(InstantSource clock) {
    this.clock = clock;
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  String issue(String subject) {
    long expires = clock.instant().plus(LIFETIME).getEpochSecond();
    String signed = HEADER + "." + encode(Json.bytes(new Claims(subject, expires)));
    return signed + "." + signature(signed);
  }

  /** The subject of a token; empty when it is not one of ours, was changed, or has expired. */
  Optional<String> subject(String token) {
    int lastDot = token.lastIndexOf('.');
    if (!token.startsWith(HEADER + ".") || lastDot <= HEADER.length()) {
      return Optional.empty();
    }
    String signed = token.substring(0, lastDot);
    if (!isSame(signature(signed), token.substring(lastDot + 1))) {
      return Optional.empty();
    }
    JsonNode claims = claims(signed.substring(HEADER.length() + 1));
    return claims.path("exp").longValue() > clock.instant().getEpochSecond()
        ? Optional.of(claims.path("sub").textValue())
        : Optional.empty();
  }

  private static JsonNode claims(String encoded) {
    try {
      return Json.parse(Base64.getUrlDecoder().decode(encoded));
    } catch (IOException e) {
      throw new IllegalStateException("a token that we signed is not JSON", e);
    }
  }

  private String signature(String signed) {
    return encode(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isSame(String expected, String actual) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  private record Header(String alg, String typ) {}

  private record Claims(String sub, long exp) {}
}
