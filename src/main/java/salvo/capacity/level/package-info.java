/**
 * One level of load: what is observed there second by second, whether it has settled, and whether
 * it holds the objectives or breaks one.
 */
package salvo.capacity.level;
