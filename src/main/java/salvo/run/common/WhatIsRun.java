package salvo.run.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.input.InputFile;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.injectors.Digests;
import salvo.injectors.files.Hashes;

/**
 * What has to be the same in all injectors of a run, by what people call it: each setting, and each
 * file of the simulation, its feeders included. If any differed, it would be nobody's run.
 */
final class WhatIsRun {

  /** What each injector has for itself. */
  private static final Set<String> OWN =
      Set.of(
          "injector.index",
          "injector.bind",
          "injector.secret",
          "live.port",
          "live.terminal",
          "monitor.targetPid",
          "report.directory");

  private final Digests digests;

  private WhatIsRun(Digests digests) {
    this.digests = digests;
  }

  /**
   * Adds all of it.
   *
   * @param code where the classes of the simulation stand, a folder or an archive
   */
  static Digests addTo(Digests digests, Settings settings, String system, Optional<Path> code) {
    WhatIsRun all = new WhatIsRun(digests);
    all.settings("", settings.effective());
    all.files(settings.systemNamed(system));
    settings
        .workload()
        .trace()
        .map(it -> Path.of(it.file()))
        .ifPresent(it -> all.file("trace", it));
    code.ifPresent(all::code);
    return digests;
  }

  /** Those of one name are told apart from others of it by all that they hold. */
  private void files(Settings.SystemUnderTest system) {
    SortedMap<String, SortedSet<String>> held = new TreeMap<>();
    named(system)
        .forEach(
            file ->
                held.computeIfAbsent(file.getFileName().toString(), it -> new TreeSet<>())
                    .add(hash(file)));
    held.forEach((name, hashes) -> digests.add(name, String.join(" ", hashes)));
  }

  /** An option may name a file, such as one of prompts. */
  private static Stream<Path> named(Settings.SystemUnderTest system) {
    SystemTasks tasks = system.described();
    return Stream.of(
            system.endpoints().stream()
                .flatMap(it -> Stream.concat(it.feeder().stream(), it.bodyFile().stream())),
            tasks.signIn().feed().stream().map(Step.Feed::file),
            tasks.tasks().stream().flatMap(it -> it.feeders().keySet().stream()),
            tasks.bodyFiles().stream(),
            system.options().values().stream().flatMap(it -> InputFile.readable(it).stream()),
            system.answers().rules().values().stream().flatMap(it -> it.schema().stream()))
        .flatMap(it -> it);
  }

  @SuppressWarnings("unchecked")
  private void settings(String prefix, Map<String, Object> values) {
    values.forEach(
        (key, value) -> {
          String path = prefix + key;
          if (value instanceof Map<?, ?>) {
            settings(path + ".", (Map<String, Object>) value);
          } else if (!OWN.contains(path)) {
            digests.add("salvo." + path, String.valueOf(value));
          }
        });
  }

  private void code(Path code) {
    if (!Files.isDirectory(code)) {
      file(code.getFileName().toString(), code);
      return;
    }
    try (Stream<Path> files = Files.walk(code)) {
      List<Path> regular = files.filter(Files::isRegularFile).toList();
      regular.forEach(file -> file(code.relativize(file).toString().replace('\\', '/'), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void file(String name, Path file) {
    digests.add(name, hash(file));
  }

  private static String hash(Path file) {
    try {
      return Hashes.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
