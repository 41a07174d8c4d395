package salvo.run.common;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.util.stream.Stream;
import salvo.workload.Dial;

/**
 * What injectors tell one another when their load is changed. Instants are ns since the load began,
 * which all began together.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
sealed interface DialMessage {

  /** To injector 0: somebody wants the load changed. */
  record Asked(long id, Dial.Kind kind, double level, long rampNanos) implements DialMessage {}

  /** From injector 0: settle nothing beyond that instant. */
  record Hold(long number, long at) implements DialMessage {}

  /** To injector 0: whether that is so. */
  record Held(long number, boolean holds) implements DialMessage {}

  /** From injector 0: there is no change at that instant after all. */
  record LetGo(long number) implements DialMessage {}

  /** From injector 0: all hold, and so there is. */
  record Changed(int by, long id, Dial.Kind kind, long at, double level, long rampNanos)
      implements DialMessage {}

  /** To injector 0, and from it: the load of all is to end. */
  record Over() implements DialMessage {}

  /** From injector 0: nothing has changed, and why. */
  record Refused(int by, long id, String sentence) implements DialMessage {}

  JsonMapper MAPPER = mapper();

  private static JsonMapper mapper() {
    JsonMapper.Builder builder = JsonMapper.builder();
    Stream.of(DialMessage.class.getPermittedSubclasses())
        .forEach(it -> builder.registerSubtypes(new NamedType(it, it.getSimpleName())));
    return builder.build();
  }

  default byte[] bytes() {
    try {
      return MAPPER.writerFor(DialMessage.class).writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write as JSON: " + getClass(), e);
    }
  }

  static DialMessage of(byte[] bytes) throws IOException {
    return MAPPER.readValue(bytes, DialMessage.class);
  }
}
