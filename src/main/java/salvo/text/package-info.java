/**
 * How values are written for people: numbers with units, durations, tables, masked secrets, and
 * files written whole. Nothing here knows what a run is. Every other room may use it, and it uses
 * none of them.
 */
package salvo.text;
