/**
 * What happened in each second of a run, kept while it goes on. Users and requests are added as
 * they come, in any order. A step of several seconds is the sum of its seconds.
 */
package salvo.stats.timeline;
