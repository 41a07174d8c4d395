/**
 * How things are written for people: numbers with their units, durations, tables, masked secrets,
 * and files that are whole. Nothing here knows what a run is. Every other room may use it, and it
 * uses none of them.
 */
package salvo.text;
