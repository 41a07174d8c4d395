package salvo.saved;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;
import salvo.config.ObjectiveKind;
import salvo.slo.Metric;

/**
 * Metrics as {@code run.json} names them: {@code P95}, {@code P99.9}, {@code ERROR_RATE}, {@code
 * RESOURCE_MAX}.
 */
final class MetricJson {

  private static final String OF_RESOURCE = "RESOURCE_";

  private MetricJson() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(Metric.class, new Writer())
        .addDeserializer(Metric.class, new Reader());
  }

  static String name(Metric metric) {
    String name =
        metric.kind() == ObjectiveKind.PERCENTILE
            ? metric.key().toUpperCase(Locale.ROOT)
            : metric.kind().name();
    return metric.isOfResource() ? OF_RESOURCE + name : name;
  }

  /**
   * The metric of a name.
   *
   * @throws IllegalArgumentException when none has it
   */
  static Metric of(String name) {
    return name.startsWith(OF_RESOURCE)
        ? Metric.ofResource(key(name.substring(OF_RESOURCE.length())))
        : Metric.ofRequests(key(name));
  }

  private static String key(String name) {
    String percentile = name.toLowerCase(Locale.ROOT);
    return ObjectiveKind.of(percentile).isPresent()
        ? percentile
        : ObjectiveKind.valueOf(name).key();
  }

  private static final class Writer extends StdSerializer<Metric> {

    private static final long serialVersionUID = 1;

    Writer() {
      super(Metric.class);
    }

    @Override
    public void serialize(Metric metric, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(name(metric));
    }
  }

  private static final class Reader extends StdDeserializer<Metric> {

    private static final long serialVersionUID = 1;

    Reader() {
      super(Metric.class);
    }

    @Override
    public Metric deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String name = json.getValueAsString("");
      try {
        return of(name);
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException(name, Metric.class, "no metric has this name");
      }
    }
  }
}
