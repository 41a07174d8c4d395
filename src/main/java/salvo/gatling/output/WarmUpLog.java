package salvo.gatling.output;

import io.gatling.commons.stats.assertion.Assertion;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.stats.writer.BufferedFileChannelWriter;
import io.gatling.core.stats.writer.DataWriterMessage;
import io.gatling.core.stats.writer.LogFileDataWriter;
import io.gatling.core.stats.writer.RunMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.event.Phase;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Gatling's writer of the log, with a file that nobody can see in place of it: it writes some of
 * the warm-up, so that the log's own code is warm when the load begins. Gatling 3.15.1 internals.
 */
public final class WarmUpLog extends BeforeWriter {

  private static final int ONE_OF = 8;
  private static final int ONE_OF_NEW = 500;
  private static final int BUFFER_BYTES = 8192;

  private final AtomicInteger messages = new AtomicInteger();

  private WarmUpLog(ActorRef<DataWriterMessage> writer) {
    super(writer);
  }

  /**
   * Begins one; its file goes with this process, however that ends. Empty where no file can be
   * made: the load can do without.
   */
  public static Optional<WarmUpLog> start(ActorSystem actors) {
    FileChannel nowhere;
    try {
      nowhere =
          FileChannel.open(
              Files.createTempFile("salvo-warm-up", ".log"),
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      return Optional.empty();
    }
    ActorRef<DataWriterMessage> writer =
        actors.actorOf(
            new LogFileDataWriter(
                new RunMessage("", "", System.currentTimeMillis(), "", "", ZoneOffset.UTC),
                new HashMap<>(Map.of(Phase.WARM_UP_LOAD, 0)),
                CollectionConverters.asScala(List.<Assertion>of()).toList(),
                new BufferedFileChannelWriter(nowhere, ByteBuffer.allocate(BUFFER_BYTES))));
    writer.$bang(DataWriterMessage.Init$.MODULE$);
    return Optional.of(new WarmUpLog(writer));
  }

  @Override
  public void $bang(DataWriterMessage message) {
    int number = messages.incrementAndGet();
    if (number % ONE_OF_NEW == 0) {
      tell(renamed((Product) message, number));
    } else if (number % ONE_OF == 0) {
      tell(message);
    }
  }

  /** The log has each name once; the load begins with names that it has not had. */
  private static DataWriterMessage renamed(Product message, int number) {
    Object[] fields = new Object[message.productArity()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = message.productElement(i);
    }
    fields[1] = CollectionConverters.asScala(List.of("group " + number)).toList();
    return HarmlessWriter.copy((DataWriterMessage) message, fields);
  }
}
