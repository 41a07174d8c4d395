/**
 * Internal: the running Gatling, from its start to its end. All that depends on how Gatling 3.15.1
 * is built inside stands here, and contract tests hold it. It catches events, stops the load and
 * sets the exit status.
 */
package salvo.gatling.engine;
