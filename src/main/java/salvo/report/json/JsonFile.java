package salvo.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import salvo.text.WholeFile;

/**
 * JSON on disk: indented, the same on every platform, and never to be seen half-written. Not by
 * Jackson's mapper, which takes longer to set up than a whole report takes to be written.
 */
public final class JsonFile {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private static final DefaultPrettyPrinter INDENTED =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private JsonFile() {}

  public static void write(Path file, JsonNode json) throws IOException {
    WholeFile.write(file, text(json));
  }

  /** Indented, with a line's end. */
  public static String text(JsonNode json) {
    return text(json, Optional.of(INDENTED.createInstance())) + "\n";
  }

  /** On one line, without blanks. */
  public static String compact(JsonNode json) {
    return text(json, Optional.empty());
  }

  private static String text(JsonNode json, Optional<PrettyPrinter> printer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      printer.ifPresent(out::setPrettyPrinter);
      write(json, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON to a text in memory", e);
    }
    return text.toString();
  }

  private static void write(JsonNode json, JsonGenerator out) throws IOException {
    switch (json.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
          out.writeFieldName(field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (JsonNode element : json) {
          write(element, out);
        }
        out.writeEndArray();
      }
      case NUMBER -> writeNumber(json, out);
      case STRING -> out.writeString(json.textValue());
      case BOOLEAN -> out.writeBoolean(json.booleanValue());
      case NULL -> out.writeNull();
      default -> throw new IllegalArgumentException("A report has no " + json.getNodeType());
    }
  }

  private static void writeNumber(JsonNode number, JsonGenerator out) throws IOException {
    if (number.canConvertToLong() && number.isIntegralNumber()) {
      out.writeNumber(number.longValue());
    } else if (number.isDouble()) {
      out.writeNumber(number.doubleValue());
    } else {
      out.writeNumber(number.decimalValue());
    }
  }
}
