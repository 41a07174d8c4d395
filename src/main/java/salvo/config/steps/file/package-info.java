/** The files that steps name: where they are found, and the columns of those with test data. */
package salvo.config.steps.file;
