package salvo.gatling.output;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.stats.writer.DataWriterMessage;
import java.util.List;
import scala.Option;
import scala.Product;
import scala.Some;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A data writer of Gatling that gets harmless texts only. It stands before the one that tells all
 * others, so that log, console, Gatling's page and ours record the same. Gatling 3.15.1 internals.
 */
public final class HarmlessWriter extends BeforeWriter {

  private static final int STATUS_LENGTH = 3;

  private final HarmlessTexts texts;

  public HarmlessWriter(ActorRef<DataWriterMessage> writer, HarmlessTexts texts) {
    super(writer);
    this.texts = texts;
  }

  @Override
  public void $bang(DataWriterMessage message) {
    tell(message instanceof DataWriterMessage.LoadEvent ? harmless(message) : message);
  }

  private DataWriterMessage harmless(DataWriterMessage message) {
    Product fields = (Product) message;
    Object[] values = new Object[fields.productArity()];
    boolean isSame = true;
    for (int i = 0; i < values.length; i++) {
      values[i] = harmless(fields.productPrefix(), i, fields.productElement(i));
      isSame &= values[i] == fields.productElement(i);
    }
    return isSame ? message : copy(message, values);
  }

  /** Scala's nested case classes have no name in Java: their fields are told by position. */
  private Object harmless(String kind, int position, Object value) {
    return switch (kind + position) {
      case "Response1", "Group1" -> names((scala.collection.immutable.List<?>) value);
      case "Response2" -> same(value, texts.name(String.valueOf(value)));
      case "Response6" -> code((Option<?>) value);
      case "Response7" -> message((Option<?>) value);
      case "Error0" -> same(value, texts.message(String.valueOf(value)));
      default -> value;
    };
  }

  /** A status, or the name of a job. */
  private Object code(Option<?> told) {
    return told.isDefined() && String.valueOf(told.get()).length() > STATUS_LENGTH
        ? message(told)
        : told;
  }

  private Object message(Option<?> told) {
    if (told.isEmpty()) {
      return told;
    }
    String message = String.valueOf(told.get());
    String harmless = texts.message(message);
    return harmless.equals(message) ? told : new Some<>(harmless);
  }

  private Object names(scala.collection.immutable.List<?> told) {
    if (told.isEmpty()) {
      return told;
    }
    List<String> names = CollectionConverters.asJava(told).stream().map(String::valueOf).toList();
    List<String> harmless = texts.names(names);
    return harmless == names ? told : CollectionConverters.asScala(harmless).toList();
  }

  private static Object same(Object told, String harmless) {
    return harmless.equals(told) ? told : harmless;
  }

  /** The same kind of message, with other fields. */
  static DataWriterMessage copy(DataWriterMessage message, Object[] values) {
    try {
      return (DataWriterMessage) message.getClass().getConstructors()[0].newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Salvo records from Gatling 3.15.1; this is another", e);
    }
  }
}
