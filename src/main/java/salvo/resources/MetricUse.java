package salvo.resources;

/** How a resource beyond the usual ones was used. */
public record MetricUse(Resource resource, Spread spread) {}
