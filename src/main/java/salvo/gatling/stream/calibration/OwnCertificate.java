package salvo.gatling.stream.calibration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that is made for one use, for a server at 127.0.0.1, and signed by its own key,
 * which nobody else has: X.509 v3 in DER (RFC 5280), ECDSA on P-256 with SHA-256.
 */
record OwnCertificate(PrivateKey key, X509Certificate certificate) {

  private static final Duration VALID = Duration.ofDays(1);
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int UTF8_STRING = 0x0C;
  private static final int TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int ADDRESS = 0x87;
  private static final int VERSION = 0xA0;
  private static final int EXTENSIONS = 0xA3;
  private static final int LONGEST_SHORT = 0x7F;
  private static final int LONGEST_OF_BYTE = 0xFF;

  private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] ALTERNATIVE_NAME = HexFormat.of().parseHex("0603551d11");
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** A new one, valid from an hour ago for a day. */
  static OwnCertificate make(Clock clock) throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
    pairs.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = pairs.generateKeyPair();
    Instant from = clock.instant().minus(Duration.ofHours(1));
    byte[] algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
    byte[] signed =
        der(
            SEQUENCE,
            der(VERSION, der(INTEGER, new byte[] {2})),
            der(INTEGER, new byte[] {1}),
            algorithm,
            name(),
            der(SEQUENCE, time(from), time(from.plus(VALID))),
            name(),
            pair.getPublic().getEncoded(),
            der(EXTENSIONS, der(SEQUENCE, address())));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(signed);
    byte[] whole = der(SEQUENCE, signed, algorithm, der(BIT_STRING, new byte[1], signature.sign()));
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(whole));
    return new OwnCertificate(pair.getPrivate(), certificate);
  }

  private static byte[] name() {
    byte[] text = "Salvo".getBytes(StandardCharsets.UTF_8);
    return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, text))));
  }

  private static byte[] time(Instant at) {
    return der(TIME, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] address() {
    byte[] names = der(SEQUENCE, der(ADDRESS, LOOPBACK));
    return der(SEQUENCE, ALTERNATIVE_NAME, der(OCTET_STRING, names));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    if (content.size() > LONGEST_OF_BYTE) {
      all.write(0x82);
      all.write(content.size() >> 8);
    } else if (content.size() > LONGEST_SHORT) {
      all.write(0x81);
    }
    all.write(content.size());
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  /** Trust in this certificate and no other. */
  TrustManagerFactory trust() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("own", certificate);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust;
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
