package salvo.gatling.plain;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.config.Settings;
import salvo.gatling.chain.Beside;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.plain.SimulationPlan.Population;
import salvo.run.RunPlan;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;

/**
 * The load that a plain simulation injects, in Salvo's figures. Where users come in open, its level
 * is their mean rate; where any population is closed, the most users at work.
 */
final class PlainLoad {

  private static final String NAME = "of the simulation";

  private final SimulationPlan plan;

  PlainLoad(SimulationPlan plan) {
    this.plan = plan;
  }

  /** Where the requests go, unless they have an address of their own. */
  List<URI> targets() {
    Set<URI> targets = new LinkedHashSet<>();
    for (Population population : plan.populations()) {
      population.baseUrls().forEach(url -> targets.add(URI.create(url)));
    }
    return List.copyOf(targets);
  }

  /**
   * A setting that is given and does nothing would be taken for one that did, and a request that is
   * called as a figure for that.
   *
   * @param judged what is measured beside requests because the settings judge them
   * @throws BadSimulation with every such setting and request, and with requests whose names hold
   *     data
   */
  void refuseMistakes(String simulation, Settings settings, Set<String> judged) {
    List<String> problems = new ArrayList<>();
    String own =
        " has no effect: "
            + simulation
            + " extends GatlingSimulation and says it itself."
            + " Leave it out, or extend LoadSimulation.";
    if (settings.baseUrl().isPresent()) {
      problems.add("salvo.baseUrl" + own);
    }
    Settings.Workload workload = settings.workload();
    workload.given().forEach(key -> problems.add(key + own));
    if (!workload.userTypes().isEmpty()) {
      problems.add("salvo.workload.userTypes" + own);
    }
    for (Population population : plan.populations()) {
      for (ChainRequests.Unnamed request : population.requests().unnamed()) {
        problems.add(
            "The scenario "
                + population.scenario()
                + " sends a request whose name holds data: "
                + request.text()
                + ". Give it a constant name, and put the data into its path.");
      }
    }
    Set<String> figures = names(PlainLoad::isFigure);
    figures.addAll(judged);
    for (Population population : plan.populations()) {
      names(population, it -> !isFigure(it))
          .filter(figures::contains)
          .forEach(
              it ->
                  problems.add(
                      "The scenario " + population.scenario() + " " + Beside.sameName(it)));
    }
    if (!problems.isEmpty()) {
      throw new BadSimulation(problems);
    }
  }

  /**
   * @param names of the requests, and of all that is measured beside them
   */
  RunPlan plan(String system, Set<String> names, Settings settings) {
    OfferedLoad offered = OfferedLoad.of(profile());
    List<String> scenarios = plan.populations().stream().map(Population::scenario).toList();
    Map<String, Double> expected = expectedRequests();
    Set<String> beside = new TreeSet<>(names);
    beside.removeAll(names(it -> !isFigure(it)));
    return RunPlan.of(system, settings, offered, scenarios, names, expected, beside);
  }

  /** Of the requests, and of what streams have measured beside them. */
  Set<String> names() {
    return names(it -> true);
  }

  private Set<String> names(Predicate<ChainRequests.Request> which) {
    return plan.populations().stream()
        .flatMap(population -> names(population, which))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(
      Population population, Predicate<ChainRequests.Request> which) {
    return population.requests().requests().stream()
        .filter(request -> !request.silent())
        .filter(which)
        .map(ChainRequests.Request::name)
        .distinct();
  }

  private static boolean isFigure(ChainRequests.Request it) {
    return it.kind() == ChainRequests.Kind.BESIDE;
  }

  private InjectionProfile profile() {
    Duration duration = duration();
    if (plan.populations().stream().allMatch(it -> it.injection().totalUsers().isPresent())) {
      long users = plan.populations().stream().mapToLong(PlainLoad::users).sum();
      if (duration.isZero()) {
        return InjectionProfile.fixed(NAME, atMost(users), 1);
      }
      double rate = users / (duration.toNanos() / 1e9);
      return InjectionProfile.open(
          NAME, atMost(users), List.of(new Stage.ArrivalRate(rate, rate, duration)));
    }
    long users =
        plan.populations().stream()
            .mapToLong(it -> it.injection().mostConcurrentUsers().orElse(0))
            .sum();
    Duration length = duration.isZero() ? Duration.ofSeconds(1) : duration;
    return InjectionProfile.closed(
        NAME, atMost(users), List.of(new Stage.ConcurrentUsers(users, users, length)));
  }

  private static int atMost(long users) {
    return (int) Math.min(users, Integer.MAX_VALUE);
  }

  private static long users(Population population) {
    return population.injection().totalUsers().orElse(0);
  }

  /** Those that start side by side take as long as the longest, with those that follow them. */
  private Duration duration() {
    Map<String, Duration> ends = new TreeMap<>();
    Duration latest = Duration.ZERO;
    for (Population it : plan.populations()) {
      Duration start =
          it.after().map(name -> ends.getOrDefault(name, Duration.ZERO)).orElse(Duration.ZERO);
      Duration end = start.plus(it.injection().duration());
      ends.put(it.scenario(), end);
      latest = end.compareTo(latest) > 0 ? end : latest;
    }
    Duration last = latest;
    return plan.maxDuration().filter(most -> most.compareTo(last) < 0).orElse(last);
  }

  /** Closed users come back at once: as if each went through its scenario once a second. */
  private Map<String, Double> expectedRequests() {
    Map<String, Double> expected = new TreeMap<>();
    for (Population population : plan.populations()) {
      Injection injection = population.injection();
      double runs =
          injection
              .totalUsers()
              .orElseGet(
                  () ->
                      injection.mostConcurrentUsers().orElse(0)
                          * Math.max(1, injection.duration().toSeconds()));
      population.requests().requests().stream()
          .filter(request -> !request.silent())
          .forEach(request -> expected.merge(request.name(), runs * request.times(), Double::sum));
    }
    return expected;
  }
}
