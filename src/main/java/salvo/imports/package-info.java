/**
 * Files of other tools as systems of one's own: an OpenAPI document, or what was recorded, becomes
 * the configuration of a described system with its feeders. Secrets are not written, and what was
 * guessed or left out is told. The formats stand in rooms of their own.
 */
package salvo.imports;
