/**
 * Any HTTP service, described in {@code salvo.systems.endpoints} alone: no code to write. Each
 * endpoint of the list is a request and a task of its own. Feeders and bodies are files.
 */
package salvo.gatling.http;
