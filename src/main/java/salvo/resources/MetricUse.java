package salvo.resources;

/**
 * How a resource beyond the usual ones was used.
 *
 * @param key as in {@link ResourceSeries}
 * @param column its name in {@code resources.csv}
 * @param label for people
 * @param unit as in {@link ResourceSeries}
 */
public record MetricUse(String key, String column, String label, String unit, Spread spread) {}
