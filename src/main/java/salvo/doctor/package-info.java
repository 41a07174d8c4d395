/**
 * A look at this machine and at a target before a load: findings, each with its fix. Of a target it
 * asks only what a load would: a connection, a handshake, a few requests, one after another.
 */
package salvo.doctor;
