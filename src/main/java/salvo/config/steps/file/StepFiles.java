package salvo.config.steps.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import salvo.config.input.InputFile;
import salvo.config.source.Rule;
import salvo.config.source.Section;

/**
 * The files that steps name: beside the configuration that names them, among the feeders of the
 * project, or by their path from the working directory.
 */
public final class StepFiles {

  private static final long MOST_BODY_BYTES = 10_000_000;
  private static final long MOST_FEEDER_BYTES = 2_000_000_000;

  private static final String PLACES =
      ", beside the file that names it, under feeders/ or relative to the working directory";

  private StepFiles() {}

  /** A file of test data. */
  public static Rule<Path> feeder(Section section, String key) {
    return Rule.ofText(
        "a regular file in UTF-8 of at most 2 GB, ending in .csv or .json" + PLACES,
        "products.csv",
        name ->
            Optional.of(name)
                .filter(StepFiles::isTable)
                .flatMap(
                    it ->
                        first(
                            section, key, it, file -> InputFile.ofText(file, MOST_FEEDER_BYTES))));
  }

  /** The text of a body. */
  public static Rule<Path> body(Section section, String key) {
    return Rule.ofText(
        "a regular file in UTF-8 of at most 10 MB" + PLACES,
        "order.json",
        name -> first(section, key, name, file -> InputFile.ofText(file, MOST_BODY_BYTES)));
  }

  /** What stands in one. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the body " + file, e);
    }
  }

  /** A file of any kind. */
  public static Rule<Path> any(Section section, String key) {
    return Rule.ofText(
        "a regular file that can be read" + PLACES,
        "photo.png",
        name -> first(section, key, name, InputFile::readable));
  }

  private static Optional<Path> first(
      Section section, String key, String name, Function<String, Optional<Path>> rule) {
    return Stream.of(
            beside(section.file(key), name), resource("feeders/" + name), Optional.of(name))
        .flatMap(Optional::stream)
        .flatMap(it -> rule.apply(it).stream())
        .findFirst();
  }

  private static Optional<String> beside(String file, String name) {
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(file).resolveSibling(name).toString());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> resource(String name) {
    URL url = StepFiles.class.getClassLoader().getResource(name);
    return url != null && url.getProtocol().equals("file")
        ? Optional.of(Path.of(URI.create(url.toString())).toString())
        : Optional.empty();
  }

  private static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".json");
  }
}
