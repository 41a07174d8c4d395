/**
 * The limits of the container that this process runs in: the processors and the memory that its
 * control groups allow, of either version, and what they have stopped it for.
 */
package salvo.monitor.container;
