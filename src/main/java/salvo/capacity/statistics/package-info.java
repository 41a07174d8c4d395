/**
 * What a decision on a level rests on: binomial and normal tails, and how the error is spent over
 * the looks at data that grows.
 */
package salvo.capacity.statistics;
