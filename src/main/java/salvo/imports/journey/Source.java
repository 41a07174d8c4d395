package salvo.imports.journey;

import salvo.config.steps.Saved;

/**
 * Where a value came from.
 *
 * @param call number of the request that brought it
 * @param expression by which it is found
 * @param key what the answer calls it; may be empty
 */
record Source(int call, Saved.Kind kind, String expression, String key) {}
