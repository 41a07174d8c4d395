package salvo.imports.format;

import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedSystem;

/**
 * What became of a file.
 *
 * @param secrets what of it may be in no output
 */
public record Imported(ImportedSystem system, ImportReport report, ImportSecrets secrets) {}
