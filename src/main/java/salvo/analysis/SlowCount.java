package salvo.analysis;

/**
 * Successful requests that took longer than a limit.
 *
 * @param scope {@link salvo.slo.Slo#GLOBAL}, or an endpoint's request name
 */
public record SlowCount(String scope, long limitMillis, long count) {}
