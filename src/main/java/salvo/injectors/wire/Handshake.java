package salvo.injectors.wire;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * How the two ends of a new connection show each other that they have the run's key, and make the
 * keys of that connection: injector 0 sends a nonce, the other one answers with its own and its
 * proof, and injector 0 with a verdict and its proof.
 */
final class Handshake {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ANSWER_BYTES = 3 * RunKey.BYTES;

  private final RunKey key;
  private final byte[] nonce = new byte[RunKey.BYTES];
  private byte[] othersNonce;

  Handshake(RunKey key) {
    this.key = key;
    RANDOM.nextBytes(nonce);
  }

  /** What injector 0 finds out about who calls. */
  enum Verdict {
    ADMITTED("it was let in"),
    OTHER_RUN("what answers there is injector 0 of another run"),
    OTHER_SECRET("injector 0 has another secret");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** The first message, injector 0's. */
  byte[] challenge() {
    return nonce.clone();
  }

  /** The second: the run's id as a hash, a nonce, and the proof of the key. */
  byte[] answer(byte[] challenge) throws HandshakeException {
    if (challenge.length != RunKey.BYTES) {
      throw new HandshakeException("what answers there is not an injector");
    }
    othersNonce = challenge;
    byte[] proof = key.proof("caller", challenge, nonce);
    byte[] answer = Arrays.copyOf(key.runProof(challenge), ANSWER_BYTES);
    System.arraycopy(nonce, 0, answer, RunKey.BYTES, RunKey.BYTES);
    System.arraycopy(proof, 0, answer, 2 * RunKey.BYTES, RunKey.BYTES);
    return answer;
  }

  Verdict judge(byte[] answer) throws HandshakeException {
    if (answer.length != ANSWER_BYTES) {
      throw new HandshakeException("a caller was not an injector");
    }
    byte[] run = Arrays.copyOf(answer, RunKey.BYTES);
    othersNonce = Arrays.copyOfRange(answer, RunKey.BYTES, 2 * RunKey.BYTES);
    byte[] proof = Arrays.copyOfRange(answer, 2 * RunKey.BYTES, ANSWER_BYTES);
    if (!RunKey.equal(run, key.runProof(nonce))) {
      return Verdict.OTHER_RUN;
    }
    return RunKey.equal(proof, key.proof("caller", nonce, othersNonce))
        ? Verdict.ADMITTED
        : Verdict.OTHER_SECRET;
  }

  /** The third: the verdict and, to who is admitted, injector 0's own proof. */
  byte[] verdict(Verdict verdict) {
    byte[] first = {(byte) verdict.ordinal()};
    if (verdict != Verdict.ADMITTED) {
      return first;
    }
    byte[] message = Arrays.copyOf(first, 1 + RunKey.BYTES);
    System.arraycopy(key.proof("called", othersNonce, nonce), 0, message, 1, RunKey.BYTES);
    return message;
  }

  Verdict read(byte[] message) throws HandshakeException {
    if (message.length == 0 || message[0] < 0 || message[0] >= Verdict.values().length) {
      throw new HandshakeException("what answers there is not an injector");
    }
    Verdict verdict = Verdict.values()[message[0]];
    byte[] proof = Arrays.copyOfRange(message, 1, message.length);
    boolean proven = RunKey.equal(proof, key.proof("called", nonce, othersNonce));
    return verdict == Verdict.ADMITTED && !proven ? Verdict.OTHER_SECRET : verdict;
  }

  /** Injector 0's way to the other one. */
  byte[] keyFromCalled(boolean called) {
    return key.proof("from called", called ? nonce : othersNonce, called ? othersNonce : nonce);
  }

  byte[] keyFromCaller(boolean called) {
    return key.proof("from caller", called ? nonce : othersNonce, called ? othersNonce : nonce);
  }
}
