/**
 * The voice API of the sandbox: agents, numbers, calls and their WebSocket. Calls last as long as
 * they are told to. Speech is silence of the right length.
 */
package salvo.sandbox.voice;
