package salvo.injectors.message;

/**
 * How the run ended, the same for all of its processes.
 *
 * @param exitCode what each of them exits with
 * @param sentence the verdict in words
 */
public record Conclusion(int exitCode, String sentence) {}
