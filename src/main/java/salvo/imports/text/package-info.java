/**
 * What is written of an imported system: its configuration in HOCON, and the report of what was
 * taken, guessed and left out.
 */
package salvo.imports.text;
