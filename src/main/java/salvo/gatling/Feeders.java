package salvo.gatling;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import salvo.gatling.engine.Startup;
import salvo.gatling.feeder.DrawnFeeder;
import salvo.gatling.feeder.LargeFeeder;
import salvo.gatling.feeder.RecordFile;

/**
 * Feeders from the project's {@code feeders/} folder, checked before any request is sent: a file
 * that is missing, empty or not UTF-8 stops the run with a sentence that says so. What a user draws
 * at random is told by the seed of the run and by who the user is.
 */
public final class Feeders {

  /** Records of a larger file stay in it. */
  private static final long KEPT_FILE_BYTES = 16_000_000;

  private Feeders() {}

  /** Records of a CSV file, in random order, without end. */
  public static FeederBuilder<String> csv(String path) {
    String name = checkedResource(path);
    return drawn(name, opened(name, resourceFile(name), () -> CoreDsl.csv(name)));
  }

  /**
   * Records of a CSV file, each once, in the order of the file. They stay in memory: the process
   * ends when they would fill it.
   */
  public static List<Map<String, Object>> csvRecords(String path) {
    String name = checkedResource(path);
    Optional<Path> file = resourceFile(name);
    file.flatMap(it -> FeederText.tooLargeToKeep(size(name, it), Runtime.getRuntime().maxMemory()))
        .ifPresent(rule -> refuse(name, rule));
    return opened(name, file, () -> CoreDsl.csv(name)).readRecords();
  }

  /** Records of a JSON array of objects, in random order, without end. */
  public static FeederBuilder<Object> json(String path) {
    String name = checkedResource(path);
    return drawn(name, opened(name, resourceFile(name), () -> CoreDsl.jsonFile(name)));
  }

  /**
   * Records of a file of the class path, CSV or JSON by its ending, in random order, without end:
   * beside the class, or else in the project's folder.
   */
  static FeederBuilder<?> of(Class<?> owner, String path) {
    String beside = owner.getPackageName().replace('.', '/') + "/" + path;
    if (owner.getClassLoader().getResource(beside) != null) {
      checkText(beside, () -> owner.getClassLoader().getResourceAsStream(beside));
      return byEnding(beside, resourceFile(beside));
    }
    String name = checkedResource(path);
    return byEnding(name, resourceFile(name));
  }

  /** Records of a file anywhere, CSV or JSON by its ending, in random order, without end. */
  public static FeederBuilder<?> file(Path file) {
    return file(file, Set.of());
  }

  /**
   * The same, of which columns are known that it must have.
   *
   * @param needed the columns that each record must have
   */
  public static FeederBuilder<?> file(Path file, Set<String> needed) {
    String name = file.toString();
    checkText(name, () -> Files.newInputStream(file));
    FeederBuilder<?> feeder = byEnding(name, Optional.of(file));
    try (InputStream in = Files.newInputStream(file)) {
      FeederColumns.missing(name, in, needed).ifPresent(rule -> refuse(name, rule));
    } catch (IOException | UncheckedIOException e) {
      throw problem(name, "cannot be read: " + e.getMessage());
    }
    return feeder;
  }

  private static FeederBuilder<?> byEnding(String name, Optional<Path> file) {
    return name.toLowerCase(Locale.ROOT).endsWith(".json")
        ? drawn(name, opened(name, file, () -> CoreDsl.jsonFile(name)))
        : drawn(name, opened(name, file, () -> CoreDsl.csv(name)));
  }

  private static <T> FeederBuilder<T> drawn(String name, FeederBuilder<T> source) {
    return new DrawnFeeder<>(source, name);
  }

  /**
   * The records of a feeder in the order of its file, each of which a run uses once, however many
   * injectors it has and however many feeders of that file. A load that would need more of them is
   * refused before its start; one that turns out to need more ends when they are used, INVALID.
   *
   * @param feeder of this class, or {@link LoadSimulation#feeder}'s
   */
  public static <T> FeederBuilder<T> unique(FeederBuilder<T> feeder) {
    return own(feeder, "unique").unique();
  }

  /**
   * A feeder of which each injector of a run takes all records where they are taken in an order, by
   * {@code queue()}, {@code shuffle()} or {@code circular()}. Else the injectors take turns.
   *
   * @param feeder of this class, or {@link LoadSimulation#feeder}'s
   */
  public static <T> FeederBuilder<T> all(FeederBuilder<T> feeder) {
    return own(feeder, "all").whole();
  }

  private static <T> DrawnFeeder<T> own(FeederBuilder<T> feeder, String method) {
    if (feeder instanceof DrawnFeeder<T> own) {
      return own;
    }
    throw new IllegalArgumentException(
        method
            + "(...) takes what feeder(...), Feeders.csv(...), Feeders.json(...) or"
            + " Feeders.file(...) give, before any other method of it is called");
  }

  /** Something that opens a feeder's file; null stands for none. */
  private interface Source {
    InputStream open() throws IOException;
  }

  private static String checkedResource(String path) {
    String name = "feeders/" + path;
    checkText(name, () -> Feeders.class.getClassLoader().getResourceAsStream(name));
    return name;
  }

  private static void checkText(String name, Source source) {
    try (InputStream in = source.open()) {
      if (in == null) {
        throw problem(name, "is missing; put it there, or correct the path in the scenario");
      }
      FeederText.check(name, in).ifPresent(rule -> refuse(name, rule));
    } catch (CharacterCodingException e) {
      throw problem(name, "is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw problem(name, "cannot be read: " + e.getMessage());
    }
  }

  /** A resource that is a file, and not within an archive. */
  private static Optional<Path> resourceFile(String name) {
    URL resource = Feeders.class.getClassLoader().getResource(name);
    return resource != null && resource.getProtocol().equals("file")
        ? Optional.of(Path.of(URI.create(resource.toString())))
        : Optional.empty();
  }

  private static long size(String name, Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw problem(name, "cannot be read: " + e.getMessage());
    }
  }

  private static <T> FeederBuilder<T> opened(
      String name, Optional<Path> file, Supplier<FeederBuilder.FileBased<T>> source) {
    try {
      FeederBuilder<T> feeder =
          file.isPresent() && size(name, file.get()) > KEPT_FILE_BYTES
              ? new LargeFeeder<>(RecordFile.of(file.get()))
              : source.get();
      if (feeder.recordsCount() == 0) {
        throw problem(name, "has no records; it needs at least one");
      }
      return feeder;
    } catch (Exception e) {
      // Not only unchecked ones: Gatling is Scala, which does not declare what it throws.
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw problem(name, "cannot be read: " + reason + "; correct the file");
    }
  }

  private static void refuse(String name, String rule) {
    throw problem(name, rule);
  }

  private static RuntimeException problem(String path, String rule) {
    return Startup.refuse(List.of("The feeder " + path + " " + rule + "."));
  }
}
