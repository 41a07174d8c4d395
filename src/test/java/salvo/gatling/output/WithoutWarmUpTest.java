package salvo.gatling.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.commons.stats.OK$;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Nil$;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;

class WithoutWarmUpTest {

  private final List<DataWriterMessage> written = new ArrayList<>();
  private final List<DataWriterMessage> ofWarmUp = new ArrayList<>();
  private final WithoutWarmUp writer =
      new WithoutWarmUp(new Written(written), Optional.of(new Written(ofWarmUp)));

  @Test
  void shouldHandOnWhatIsMeasuredAndTheUsersOfTheWarmUp() throws Exception {
    DataWriterMessage measured = response("user");
    DataWriterMessage user = user("warm-up load");
    DataWriterMessage ofAnother = response("warm-up browse");

    DataWriterMessage unmeasured = response("warm-up load");

    List.of(measured, user, ofAnother, unmeasured).forEach(writer::$bang);

    assertThat(written).containsExactly(measured, user, ofAnother);
    assertThat(ofWarmUp).containsExactly(unmeasured);
    assertThat(writer.name()).isEqualTo("written");
  }

  private static DataWriterMessage response(String scenario) throws Exception {
    return message(
        "Response",
        scenario,
        Nil$.MODULE$,
        "get home",
        1_000L,
        1_010L,
        OK$.MODULE$,
        Option.empty(),
        Option.empty());
  }

  private static DataWriterMessage user(String scenario) throws Exception {
    return message("User", scenario, 1_000L, true);
  }

  /** Scala nests them where Java cannot name them. */
  private static DataWriterMessage message(String kind, Object... values) throws Exception {
    return (DataWriterMessage)
        Class.forName("io.gatling.core.stats.writer.DataWriterMessage$LoadEvent$" + kind)
            .getConstructors()[0]
            .newInstance(values);
  }

  private record Written(List<DataWriterMessage> messages) implements ActorRef<DataWriterMessage> {

    @Override
    public void $bang(DataWriterMessage message) {
      messages.add(message);
    }

    @Override
    public String name() {
      return "written";
    }

    @Override
    public <Reply> Promise<Reply> replyPromise(FiniteDuration timeout) {
      throw new UnsupportedOperationException("Nobody asks for a reply here.");
    }
  }
}
