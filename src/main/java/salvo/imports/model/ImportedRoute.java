package salvo.imports.model;

import java.time.Duration;
import java.util.Map;

/**
 * What the sandbox answers in place of the system.
 *
 * @param path without query and prefix, with variables in braces
 * @param body its placeholders are those of the sandbox; {@link Texts#answer} makes one of a text
 */
public record ImportedRoute(
    String method,
    String path,
    int status,
    String contentType,
    String body,
    Map<String, String> headers,
    Duration serviceTime) {}
