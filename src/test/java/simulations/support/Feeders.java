package simulations.support;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Feeders from the project's {@code feeders/} folder, checked before any request is sent: a file
 * that is missing, empty or not UTF-8 stops the run with a sentence that says so.
 */
public final class Feeders {

  private Feeders() {}

  /** Records of a CSV file, in random order, without end. */
  public static FeederBuilder<String> csv(String path) {
    checkReadable(path);
    var feeder = CoreDsl.csv(resource(path));
    requireRecords(resource(path), feeder.recordsCount());
    return feeder.random();
  }

  /** Records of a JSON array of objects, in random order, without end. */
  public static FeederBuilder<Object> json(String path) {
    checkReadable(path);
    var feeder = CoreDsl.jsonFile(resource(path));
    requireRecords(resource(path), feeder.recordsCount());
    return feeder.random();
  }

  /** Records of a file anywhere, CSV or JSON by its ending, in random order, without end. */
  public static FeederBuilder<?> file(Path file) {
    if (file.getFileName().toString().endsWith(".json")) {
      var feeder = CoreDsl.jsonFile(file.toString());
      requireRecords(file.toString(), feeder.recordsCount());
      return feeder.random();
    }
    var feeder = CoreDsl.csv(file.toString());
    requireRecords(file.toString(), feeder.recordsCount());
    return feeder.random();
  }

  private static String resource(String path) {
    return "feeders/" + path;
  }

  private static void checkReadable(String path) {
    try (InputStream in = Feeders.class.getClassLoader().getResourceAsStream(resource(path))) {
      if (in == null) {
        throw problem(
            resource(path), "is missing; put it there, or correct the path in the scenario");
      }
      byte[] bytes = in.readAllBytes();
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
        throw problem(resource(path), "is empty; it needs at least one record");
      }
    } catch (CharacterCodingException e) {
      throw problem(resource(path), "is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw problem(resource(path), "cannot be read: " + e.getMessage());
    }
  }

  private static void requireRecords(String path, int records) {
    if (records == 0) {
      throw problem(path, "has no records; it needs at least one");
    }
  }

  private static RuntimeException problem(String path, String rule) {
    return Startup.refuse(List.of("The feeder " + path + " " + rule + "."));
  }
}
