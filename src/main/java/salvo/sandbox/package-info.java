/**
 * A stand-in server with the real systems' APIs, in a process of its own. It starts with options in
 * JSON, listens on loopback and logs what it served. It shares no code with its clients.
 */
package salvo.sandbox;
