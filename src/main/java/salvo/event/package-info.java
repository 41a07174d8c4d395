/**
 * What happens in a run, one immutable event at a time: requests, groups, users, crashes. {@link
 * salvo.event.Phase} tells from a scenario's name whether it is part of the measured load. Every
 * source of events, whether Gatling or a file, makes these.
 */
package salvo.event;
