/**
 * Access logs of web servers: which requests come how often becomes the weights of tasks, what
 * varies in their paths becomes test data, and when they came becomes a profile. Read line by line,
 * in memory that does not grow with the log.
 */
package salvo.imports.accesslog;
