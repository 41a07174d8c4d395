/**
 * Internal: Gatling's HTTP client, made to send each request once and to take half an answer for
 * none. All that depends on how the client of Gatling 3.15.1 is built inside stands here, and
 * contract tests hold it.
 */
package salvo.gatling.client;
