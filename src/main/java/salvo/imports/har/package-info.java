/**
 * HAR, the form in which browsers save what they have sent: read entry by entry, so that a large
 * file needs little memory. What no load would send is left out at once: static files, answers out
 * of a cache, preflights.
 */
package salvo.imports.har;
