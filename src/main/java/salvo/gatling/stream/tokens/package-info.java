/**
 * Tokens of texts as a published encoding counts them: only where the settings ask for it, and
 * beside what targets say.
 */
package salvo.gatling.stream.tokens;
