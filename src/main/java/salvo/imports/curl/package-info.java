/**
 * Commands of curl, as they stand in documents and as browsers copy them: words as a shell makes
 * them, and of curl's options those that say what is sent. No command is run.
 */
package salvo.imports.curl;
