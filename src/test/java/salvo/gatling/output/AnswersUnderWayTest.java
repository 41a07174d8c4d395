package salvo.gatling.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import salvo.gatling.output.AnswersUnderWay.SoFar;
import salvo.stats.stream.TestStreams;
import scala.collection.immutable.List$;

/** Who is asked when the load is cut. */
class AnswersUnderWayTest {

  private static final SoFar CHAT =
      new SoFar("s", List$.MODULE$.empty(), "chat", 0, TestStreams.counted(), 0);

  private final AnswersUnderWay underWay = new AnswersUnderWay();

  @Test
  void shouldTellOfThoseThatAreSentAndNotOver() {
    underWay.begin(1, () -> CompletableFuture.completedFuture(Optional.of(CHAT)));
    underWay.begin(2, () -> CompletableFuture.completedFuture(Optional.empty()));
    underWay.begin(3, () -> CompletableFuture.completedFuture(Optional.of(CHAT)));
    underWay.end(3);

    assertThat(underWay.soFar()).containsExactly(CHAT);
  }

  @Test
  void shouldNotWaitForeverForOneThatDoesNotTell() {
    underWay.begin(1, () -> CompletableFuture.completedFuture(Optional.of(CHAT)));
    underWay.begin(2, CompletableFuture::new);

    assertThat(underWay.soFar()).containsExactly(CHAT);
  }
}
