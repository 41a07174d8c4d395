/**
 * What a handler of the sandbox works with: the call, its checked input, the reply. Handlers are
 * plain functions and hold no sockets. Rate limits are those that the real systems publish.
 */
package salvo.sandbox.http;
