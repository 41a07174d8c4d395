package salvo.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.monitor.file.ResourceCsvReader;
import salvo.monitor.sample.ResourceSample;
import salvo.resources.OtherMachine;

/** Samples of other machines, as {@code salvo monitor} has written them. */
final class ResourceFiles {

  private static final Pattern OFFSET = Pattern.compile("(?:(.+)=)?([+-]?\\d{1,12})(ms|s)");
  private static final long SECOND = 1000;

  private ResourceFiles() {}

  /**
   * Reads them; each machine is called after its file.
   *
   * @param offsets how far clocks were behind that of the injector: {@code 2s}, or {@code
   *     db=-250ms} for one machine
   * @throws IllegalArgumentException if an offset is none, or two files have one name
   * @throws IOException if a file does not exist, has no samples or is damaged
   */
  static List<OtherMachine> read(List<Path> files, List<String> offsets) throws IOException {
    Map<String, Path> byName = byName(files);
    Map<String, Long> offset = offsets(offsets, byName);
    List<OtherMachine> machines = new ArrayList<>();
    for (Map.Entry<String, Path> file : byName.entrySet()) {
      long millis = offset.getOrDefault(file.getKey(), 0L);
      List<ResourceSample> samples = samples(file.getValue());
      machines.add(
          new OtherMachine(
              file.getKey(), samples.stream().map(sample -> sample.later(millis)).toList()));
    }
    return machines;
  }

  private static List<ResourceSample> samples(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("There is no file " + file + ": make it with salvo monitor.");
    }
    List<ResourceSample> samples = ResourceCsvReader.read(file);
    if (samples.isEmpty()) {
      throw new IOException(file + " has no samples: was it made with salvo monitor?");
    }
    return samples;
  }

  private static Map<String, Path> byName(List<Path> files) {
    Map<String, Path> byName = new LinkedHashMap<>();
    for (Path file : files) {
      Path other = byName.put(file.getFileName().toString().replaceFirst("\\.csv$", ""), file);
      if (other != null) {
        throw new IllegalArgumentException(
            "--resources " + file + " and " + other + " have the same name: rename one of them.");
      }
    }
    return byName;
  }

  private static Map<String, Long> offsets(List<String> texts, Map<String, Path> files) {
    Map<String, Long> offsets = new LinkedHashMap<>();
    for (String text : texts) {
      Matcher matcher = OFFSET.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "--resources-offset " + text + ": expected a time, as in 2s or db=-250ms.");
      }
      long millis = Long.parseLong(matcher.group(2)) * (matcher.group(3).equals("s") ? SECOND : 1);
      if (matcher.group(1) == null) {
        files.keySet().forEach(name -> offsets.put(name, millis));
      } else if (files.containsKey(matcher.group(1))) {
        offsets.put(matcher.group(1), millis);
      } else {
        throw new IllegalArgumentException(
            "--resources-offset " + text + ": there is no such machine among " + files.keySet());
      }
    }
    return offsets;
  }
}
