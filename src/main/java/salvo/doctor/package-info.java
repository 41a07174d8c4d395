/**
 * Checks of this machine and of a target before a load: findings, each with its fix. It asks a
 * target only what a load would ask: a connection, a handshake, a few requests, one after another.
 */
package salvo.doctor;
