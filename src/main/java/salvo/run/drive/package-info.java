/**
 * The load of a run as it is driven: its dial, what is drawn at random for it, and what it became.
 * People, scripts and the search for a capacity turn the dial; the populations follow it.
 */
package salvo.run.drive;
