/**
 * Any HTTP service, described in the configuration of its system alone: no code to write. Tasks are
 * steps in order, or each endpoint of a list is a task of its own. Feeders and bodies are files.
 */
package salvo.gatling.http;
