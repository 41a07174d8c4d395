/**
 * The clocks of a process and what they are beside injector 0's, and the beat at which injectors
 * show that they live. Durations never mix two clocks.
 */
package salvo.injectors.time;
