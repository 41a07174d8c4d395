/**
 * Readings in a file, {@code resources.csv}: written while a run goes on, read when it is reported.
 * Columns are found by their names, so that files of other versions can be read. A file that breaks
 * off is read as far as it goes.
 */
package salvo.monitor.file;
