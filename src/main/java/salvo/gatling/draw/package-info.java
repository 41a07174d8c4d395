/**
 * Internal: what users draw at random, told by the seed and by who they are, and never by when they
 * ask. So two runs of one seed let each user do the same.
 */
package salvo.gatling.draw;
