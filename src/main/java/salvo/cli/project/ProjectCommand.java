package salvo.cli.project;

import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command of {@code ./salvo} that a project brings: a class annotated with picocli's {@code
 * Command}, named in {@code META-INF/services/salvo.cli.project.ProjectCommand}.
 */
public interface ProjectCommand {

  /** By which it is called. */
  String name();

  /** The command of a name, if the project brings one. */
  static Optional<CommandSpec> find(String name) {
    return ServiceLoader.load(ProjectCommand.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(it -> it.name().equals(name))
        .map(CommandSpec::forAnnotatedObject)
        .findFirst();
  }

  /** Those of the project. */
  static Set<CommandSpec> all() {
    Set<CommandSpec> all = new TreeSet<>(Comparator.comparing(CommandSpec::name));
    ServiceLoader.load(ProjectCommand.class).stream()
        .map(ServiceLoader.Provider::get)
        .map(CommandSpec::forAnnotatedObject)
        .forEach(all::add);
    return all;
  }
}
