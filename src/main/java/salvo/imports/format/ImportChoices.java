package salvo.imports.format;

import java.util.Optional;

/**
 * What was asked for.
 *
 * @param system what the system is called
 * @param baseUrl where it is, in place of what the file says; without a slash at its end
 * @param withWrites whether requests that change something are taken too
 * @param seed of all that is made
 */
public record ImportChoices(
    String system, Optional<String> baseUrl, boolean withWrites, long seed) {}
