package salvo.gatling.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.commons.stats.OK$;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import salvo.event.Phase;
import scala.Option;
import scala.concurrent.Await;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

class WarmUpLogTest {

  @Test
  void shouldWriteOnWhenItGetsNewNames() throws Exception {
    ActorSystem actors = new ActorSystem();
    try {
      WarmUpLog log = WarmUpLog.start(actors).orElseThrow();

      for (int i = 0; i < 2_000; i++) {
        log.$bang(response());
      }
      Promise<BoxedUnit> stopped = log.replyPromise(FiniteDuration.apply(20, TimeUnit.SECONDS));
      for (int i = 0; i < 8; i++) {
        log.$bang(new DataWriterMessage.Stop(stopped));
      }

      assertThat(Await.result(stopped.future(), FiniteDuration.apply(20, TimeUnit.SECONDS)))
          .isEqualTo(BoxedUnit.UNIT);
    } finally {
      actors.close();
    }
  }

  private static DataWriterMessage response() throws Exception {
    return (DataWriterMessage)
        Class.forName("io.gatling.core.stats.writer.DataWriterMessage$LoadEvent$Response")
            .getConstructors()[0]
            .newInstance(
                Phase.WARM_UP_LOAD,
                CollectionConverters.asScala(List.of("user", "task")).toList(),
                "get home",
                1_000L,
                1_010L,
                OK$.MODULE$,
                Option.empty(),
                Option.empty());
  }
}
