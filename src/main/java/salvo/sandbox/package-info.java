/**
 * A stand-in server with the real systems' APIs, in its own process. It starts with options in
 * JSON, listens on loopback and logs what it served. It shares no code with its clients.
 */
package salvo.sandbox;
