/**
 * Requests as people have recorded or written them, whatever the format: each with what is known of
 * its answer, its time and what it takes from those before. Nothing here reads a file.
 */
package salvo.imports.recorded;
