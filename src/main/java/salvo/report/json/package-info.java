/**
 * {@code summary.json} and the other JSON files, by the schemas beside the code. Names and units
 * are a contract: they are added to, and not changed. Files are written whole or not at all.
 */
package salvo.report.json;
