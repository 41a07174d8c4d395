package salvo.saved;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import salvo.analysis.Capacity;
import salvo.analysis.InjectorFacts;
import salvo.compare.Fingerprint;
import salvo.compare.Trait;
import salvo.monitor.sample.ResourceSample;
import salvo.text.Quantity;
import salvo.workload.Model;

/** Under which circumstances a run was made, as far as its files tell. */
public final class RunFingerprint {

  private static final double GIB = 1 << 30;

  private static final Set<String> TOLD_ELSEWHERE = Set.of("profile", "profiles", "duration");

  /** What the offered rate tells by itself; beside closed users they are a bound. */
  private static final Set<String> RATES = Set.of("rps", "tasksPerSecond");

  /** Where a search begins and may end; what it finds does not depend on them, nor on its seed. */
  private static final Set<String> LEVELS = Set.of("users", "ceiling", "seed");

  private final Map<Trait, String> traits = new EnumMap<>(Trait.class);

  private RunFingerprint() {}

  /**
   * Of a run.
   *
   * @param configuration the settings that it had; empty where they are not known
   */
  static Fingerprint of(
      RunFacts facts, List<ResourceSample> samples, Map<String, Object> configuration) {
    RunFingerprint known = new RunFingerprint();
    facts
        .offered()
        .ifPresent(
            it ->
                known.load(
                    facts.identity().system(),
                    facts.identity().profile()
                        + (it.changes().isEmpty() ? "" : ", changed by hand"),
                    it.model(),
                    it.tasksPerSecond(),
                    configuration));
    known.add(Trait.SIMULATION, facts.identity().simulation());
    known.add(Trait.TARGET, facts.identity().target().replaceAll("sandbox at \\S+", "sandbox"));
    known.add(Trait.GATLING, facts.identity().gatlingVersion());
    facts.injector().ifPresent(known::injector);
    samples.stream()
        .flatMap(it -> it.memory().stream())
        .findFirst()
        .ifPresent(it -> known.add(Trait.MEMORY, Quantity.number(it.totalBytes() / GIB) + " GiB"));
    return new Fingerprint(known.traits);
  }

  /** Of a run that is about to be made by this process. */
  public static Fingerprint planned(
      String system,
      String profile,
      Model model,
      OptionalDouble tasksPerSecond,
      Map<String, Object> configuration) {
    RunFingerprint known = new RunFingerprint();
    known.load(system, profile, model, tasksPerSecond, configuration);
    known.injector(InjectorFacts.ofThisProcess());
    return new Fingerprint(known.traits);
  }

  private void load(
      String system,
      String profile,
      Model model,
      OptionalDouble tasksPerSecond,
      Map<String, Object> configuration) {
    add(Trait.SYSTEM, system);
    add(Trait.PROFILE, profile);
    add(Trait.MODEL, model.name().toLowerCase(Locale.ROOT));
    boolean isSearch = profile.equals(Capacity.PROFILE);
    if (tasksPerSecond.isPresent() && !isSearch) {
      add(Trait.RATE, Quantity.number(tasksPerSecond.getAsDouble()) + " tasks/s");
    }
    if (configuration.get("workload") instanceof Map<?, ?> workload) {
      Set<String> told = new HashSet<>(TOLD_ELSEWHERE);
      told.addAll(tasksPerSecond.isPresent() || isSearch ? RATES : Set.of());
      told.addAll(isSearch ? LEVELS : Set.of());
      add(Trait.OVERRIDES, overrides(workload, told));
    }
  }

  private void injector(InjectorFacts injector) {
    add(Trait.CORES, Integer.toString(injector.processors()));
    add(Trait.HEAP, injector.maxHeap());
    add(Trait.JAVA, injector.javaVersion());
    add(Trait.OPERATING_SYSTEM, injector.operatingSystem());
  }

  private void add(Trait trait, String text) {
    if (!text.isEmpty()) {
      traits.put(trait, text);
    }
  }

  private static String overrides(Map<?, ?> workload, Set<String> told) {
    Map<String, String> set = new TreeMap<>();
    workload.forEach((key, value) -> set.put(key.toString(), Objects.toString(value, "")));
    set.keySet().removeAll(told);
    set.values().removeIf(value -> value.isEmpty() || value.equals("[]"));
    StringJoiner text = new StringJoiner(", ");
    set.forEach((key, value) -> text.add(key + " = " + value));
    return text.length() == 0 ? "none" : text.toString();
  }
}
