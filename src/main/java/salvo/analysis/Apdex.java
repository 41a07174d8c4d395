package salvo.analysis;

/**
 * The application performance index of a scope (Apdex Alliance, technical specification 1.1):
 * successful requests within the target count one, those within four times the target one half, all
 * others nothing, over all requests.
 *
 * @param scope {@link salvo.slo.Slo#GLOBAL}, or an endpoint's request name
 * @param score 0 to 1
 */
public record Apdex(String scope, long targetMillis, double score) {}
