package salvo.gatling.http;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.config.steps.SystemTasks;

/** The feeders that the configuration names. */
public final class DescribedFeeders {

  private DescribedFeeders() {}

  /** By file, the columns that requests take from them. */
  public static Map<Path, Set<String>> of(Settings settings) {
    Map<Path, Set<String>> columns = new TreeMap<>();
    settings.systems().values().stream()
        .flatMap(DescribedFeeders::tasks)
        .forEach(
            task ->
                task.feeders()
                    .forEach(
                        (file, taken) ->
                            columns.computeIfAbsent(file, it -> new TreeSet<>()).addAll(taken)));
    settings
        .systems()
        .values()
        .forEach(
            system ->
                system
                    .described()
                    .allSignIns()
                    .flatMap(it -> it.feed().stream())
                    .forEach(it -> columns.computeIfAbsent(it.file(), file -> new TreeSet<>())));
    return columns;
  }

  private static Stream<SystemTasks.Task> tasks(Settings.SystemUnderTest system) {
    return Stream.concat(
        system.endpoints().stream().map(ListedEndpoint::task), system.described().tasks().stream());
  }
}
