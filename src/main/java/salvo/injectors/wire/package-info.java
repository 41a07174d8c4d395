/**
 * Connections among injectors: WebSockets to injector 0, sealed with a key that only processes of
 * the run have. What is not sealed with it is dropped unread. What the bytes mean is not known
 * here.
 */
package salvo.injectors.wire;
