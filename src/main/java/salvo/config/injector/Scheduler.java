package salvo.config.injector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a scheduler tells each of its processes by variables. Where it counts from 1, that is set
 * right here.
 *
 * @param index variable of the process's number
 * @param first number of the first process
 * @param count variable of how many there are; empty where the scheduler has none
 * @param run variable that names what all of them are part of; empty where it has none
 */
record Scheduler(String index, int first, Optional<String> count, Optional<String> run) {

  /**
   * A step within a job tells most, so that it comes before an array, and both before a pipeline.
   */
  private static final List<Scheduler> ALL =
      List.of(
          of("SLURM_PROCID", 0, "SLURM_NTASKS", "SLURM_JOB_ID"),
          of("JOB_COMPLETION_INDEX", 0, "", ""),
          of("AWS_BATCH_JOB_ARRAY_INDEX", 0, "AWS_BATCH_JOB_ARRAY_SIZE", ""),
          of("NOMAD_ALLOC_INDEX", 0, "", "NOMAD_JOB_ID"),
          of("CI_NODE_INDEX", 1, "CI_NODE_TOTAL", "CI_PIPELINE_ID"));

  private static Scheduler of(String index, int first, String count, String run) {
    return new Scheduler(index, first, notBlank(count), notBlank(run));
  }

  /** The one that has started this process, by its variables. */
  static Optional<Scheduler> of(Map<String, String> environment) {
    return ALL.stream().filter(it -> whole(environment.get(it.index)).isPresent()).findFirst();
  }

  OptionalInt index(Map<String, String> environment) {
    OptionalInt number = whole(environment.get(index));
    return number.isPresent() ? OptionalInt.of(number.getAsInt() - first) : number;
  }

  OptionalInt count(Map<String, String> environment) {
    return count.map(name -> whole(environment.get(name))).orElseGet(OptionalInt::empty);
  }

  Optional<String> run(Map<String, String> environment) {
    return run.map(environment::get).flatMap(Scheduler::notBlank);
  }

  /** All variables that are looked at, for people. */
  static String names(Function<Scheduler, Optional<String>> of) {
    return String.join(", ", ALL.stream().flatMap(it -> of.apply(it).stream()).toList());
  }

  private static Optional<String> notBlank(String text) {
    return Optional.of(text).filter(it -> !it.isBlank());
  }

  private static OptionalInt whole(String text) {
    return text != null && text.matches("\\d{1,6}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
