/**
 * What stands between this machine and a target, looked at in the order that a request comes by:
 * name, connection, TLS, HTTP. What is asked is a request of GET, on the wire as it is, so that
 * versions and kept connections are the target's and not those of a client.
 */
package salvo.doctor.network;
