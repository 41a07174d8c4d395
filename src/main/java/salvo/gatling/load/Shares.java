package salvo.gatling.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the load is divided among the user types, in proportion to their weights. */
final class Shares {

  private final Map<String, Double> shares;

  private Shares(Map<String, Double> shares) {
    this.shares = shares;
  }

  /**
   * @param weights by user type, none negative and not all zero
   */
  static Shares of(Map<String, Double> weights) {
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    weights.forEach((name, weight) -> shares.put(name, weight / sum));
    return new Shares(shares);
  }

  /** The share of a user type, 0 to 1. */
  double of(String userType) {
    return shares.get(userType);
  }

  /** Whole users for each type: largest remainder, so that they add up to {@code users}. */
  Map<String, Integer> whole(int users) {
    Map<String, Integer> whole = new LinkedHashMap<>();
    shares.forEach((name, share) -> whole.put(name, (int) Math.floor(share * users)));
    int left = users - whole.values().stream().mapToInt(Integer::intValue).sum();
    byRemainder(users).stream().limit(left).forEach(name -> whole.merge(name, 1, Integer::sum));
    return whole;
  }

  /** As {@link #whole}, but every type gets at least one, even if that makes more in all. */
  Map<String, Integer> atLeastOne(int users) {
    Map<String, Integer> whole = whole(users);
    whole.replaceAll((name, count) -> Math.max(1, count));
    return whole;
  }

  private List<String> byRemainder(int users) {
    List<String> names = new ArrayList<>(shares.keySet());
    names.sort(
        Comparator.comparingDouble(
            name -> Math.floor(shares.get(name) * users) - shares.get(name) * users));
    return names;
  }
}
