package salvo.analysis;

/**
 * A change that somebody made to the load while it ran.
 *
 * @param second of the load at which it took hold
 * @param sentence what it was
 */
public record LoadChange(double second, String sentence) {}
