package salvo.gatling.load;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import salvo.config.Settings;
import salvo.gatling.chain.ChainRequests;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.feeder.Sharing;
import salvo.gatling.feeder.UniqueRow;
import salvo.gatling.users.Identities;
import salvo.text.Quantity;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;
import salvo.workload.Share;

/**
 * How many records a load takes of feeders whose records are used once. Closed users without a
 * bound take as many as they are answered: of these nothing is told.
 */
public final class UniqueRecords {

  private static final double ROUNDING = 1e-6;

  private final UserMix mix;
  private final Identities identities;
  private final OfferedLoad offered;
  private final int injectors;
  private final boolean isWarmUpOnTarget;

  private UniqueRecords(
      UserMix mix, Identities identities, OfferedLoad offered, Settings settings) {
    this.mix = mix;
    this.identities = identities;
    this.offered = offered;
    this.injectors = settings.injector().count();
    this.isWarmUpOnTarget = !settings.warmUp().duration().isZero() && !isWarmUpElsewhere(settings);
  }

  /** Whether the warm-up calls another service than the load. */
  public static boolean isWarmUpElsewhere(Settings settings) {
    return settings.baseUrl().isPresent() && !settings.warmUp().onTarget();
  }

  /** The unique records that a user takes each time through a chain, by where they come from. */
  static Map<UniqueRow, Double> of(ChainBuilder chain) {
    Map<UniqueRow, Double> taken = new LinkedHashMap<>();
    ChainRequests.of(chain)
        .records()
        .forEach(
            (feeder, records) ->
                Sharing.now()
                    .rowOf(feeder)
                    .ifPresent(row -> taken.merge(row, records, Double::sum)));
    return taken;
  }

  /**
   * Refuses a load that would need more of them than there are.
   *
   * @param offered with its rate in tasks
   * @throws BadSimulation with a sentence for each feeder
   */
  public static void requireEnough(
      UserMix mix, Identities identities, OfferedLoad offered, Settings settings) {
    List<String> problems = new UniqueRecords(mix, identities, offered, settings).problems();
    if (!problems.isEmpty()) {
      throw new BadSimulation(problems);
    }
  }

  private List<String> problems() {
    Map<UniqueRow, List<Double>> taken = new LinkedHashMap<>();
    for (int index = 0; index < injectors; index++) {
      for (Map.Entry<UniqueRow, Double> one : takenBy(new Share(index, injectors)).entrySet()) {
        taken.computeIfAbsent(one.getKey(), row -> new ArrayList<>()).add(one.getValue());
      }
    }
    List<String> problems = new ArrayList<>();
    taken.forEach(
        (row, byInjector) -> {
          long enough = enough(byInjector);
          if (enough > row.records()) {
            problems.add(problem(row, byInjector, enough));
          }
        });
    return problems;
  }

  private Map<UniqueRow, Double> takenBy(Share injector) {
    Map<UniqueRow, Double> taken = new LinkedHashMap<>();
    Map<UniqueRow, Double> bySetUp = of(identities.prepare());
    for (int type = 0; type < mix.userTypes().size(); type++) {
      String name = mix.userTypes().get(type).name();
      Share part = injector.ofRow(type);
      int users = Math.max(1, part.of((int) mix.identities().get(name)));
      add(taken, bySetUp, identities.toMake(users));
      if (isWarmUpOnTarget) {
        add(taken, bySetUp, identities.toMake(1));
      }
      double tasks = tasks(name, part);
      for (UserMix.WeightedTask weighted : mix.tasks(name)) {
        add(taken, of(weighted.task().chain()), tasks * weighted.share());
      }
    }
    return taken;
  }

  private static void add(Map<UniqueRow, Double> all, Map<UniqueRow, Double> once, double times) {
    once.forEach((row, records) -> all.merge(row, records * times, Double::sum));
  }

  private double tasks(String type, Share part) {
    if (offered.profile().tasksPerUser().isPresent()) {
      return (double) part.of(mix.users(type)) * offered.profile().tasksPerUser().getAsInt();
    }
    if (offered.profile().model() == Model.OPEN) {
      return part.of(Math.round(mix.expectedTasks(type, offered)));
    }
    return offered.profile().bound().isPresent() ? mix.expectedTasks(type, offered) / injectors : 0;
  }

  /** How many it takes for the part of each to be enough. */
  private long enough(List<Double> byInjector) {
    long enough = 0;
    for (int index = 0; index < byInjector.size(); index++) {
      long own = (long) Math.ceil(byInjector.get(index) - ROUNDING);
      if (own > 0) {
        enough = Math.max(enough, new Share(index, injectors).number(own - 1) + 1);
      }
    }
    return enough;
  }

  private String problem(UniqueRow row, List<Double> byInjector, long enough) {
    double all = byInjector.stream().mapToDouble(Double::doubleValue).sum();
    return "The feeder "
        + row.file()
        + " has "
        + Quantity.count(row.records())
        + (row.records() == 1 ? " record" : " records")
        + ", each of which is used once (unique), and the load takes about "
        + Quantity.count((long) Math.ceil(all - ROUNDING))
        + ". Give it at least "
        + Quantity.count(enough)
        + (injectors > 1 ? ", of which each of " + injectors + " injectors has its part" : "")
        + ", offer less load, or let records be used again: share = split, in code without"
        + " unique(...).";
  }
}
