/**
 * What every importer has in common: the file as it is given, what was asked for, and what it gives
 * back. A new format implements {@code Importer} in a room of its own.
 */
package salvo.imports.format;
