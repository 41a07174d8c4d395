/**
 * Where settings come from: system properties, environment, files, and the rules that a value has
 * to keep. It reports every problem with key, value, rule and fix, all at once. It knows no setting
 * by name.
 */
package salvo.config.source;
