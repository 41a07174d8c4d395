/**
 * Systems that are described without code: the steps of their tasks and how their users sign in,
 * read and checked. Files are found beside the configuration, among the project's feeders, or by
 * their path; a placeholder has to have been fed or saved before.
 */
package salvo.config.steps;
