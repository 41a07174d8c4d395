package salvo.gatling.quality;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import salvo.gatling.client.answer.GivenAnswer;

/**
 * That an answer is the one that was first given to the same request at this injector. The first
 * hundred thousand different requests are remembered.
 */
final class SameAnswers implements AnswerCheck {

  private static final int MOST = 100_000;

  private final Map<String, String> first = new ConcurrentHashMap<>();
  private final int most;

  SameAnswers() {
    this(MOST);
  }

  SameAnswers(int most) {
    this.most = most;
  }

  @Override
  public Optional<String> broken(GivenAnswer answer, String text) {
    Optional<String> question = answer.question();
    if (question.isEmpty()) {
      return Optional.of("not judged: the body of its request is a file or has parts");
    }
    String given = digest(text);
    String before =
        first.size() < most ? first.putIfAbsent(question.get(), given) : first.get(question.get());
    return before == null || before.equals(given)
        ? Optional.empty()
        : Optional.of("another one than before");
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
