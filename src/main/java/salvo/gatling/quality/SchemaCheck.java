package salvo.gatling.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import salvo.gatling.client.answer.GivenAnswer;
import salvo.text.PlainJson;

/**
 * That an answer is JSON and keeps a schema. The schema may refer to parts of itself; nothing is
 * fetched from the network.
 */
final class SchemaCheck implements AnswerCheck {

  private final Schema schema;

  private SchemaCheck(Schema schema) {
    this.schema = schema;
  }

  /**
   * The check for a schema of a file; of draft 2020-12, unless it names another.
   *
   * @throws IllegalArgumentException when it is none, with the reason
   */
  static SchemaCheck of(Path file) {
    try {
      JsonNode json = PlainJson.MAPPER.readTree(Files.readString(file));
      if (!json.isObject() && !json.isBoolean()) {
        throw new IllegalArgumentException("it is no JSON object");
      }
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      Schema schema = registry.getSchema(json);
      schema.initializeValidators();
      return new SchemaCheck(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> broken(GivenAnswer answer, String text) {
    Optional<JsonNode> json = AnswerJson.of(text);
    if (json.isEmpty()) {
      return Optional.of("not JSON");
    }
    List<Error> errors = schema.validate(json.get());
    return errors.isEmpty() ? Optional.empty() : Optional.of(words(errors.get(0)));
  }

  /** By the place in the schema: of those there are few, of places in answers many. */
  private static String words(Error error) {
    return "against the schema: " + error.getEvaluationPath();
  }
}
