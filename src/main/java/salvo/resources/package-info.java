/**
 * What the readings of a run say: mean, 95th percentile and peaks by metric, growth, spikes of the
 * processors. Objectives of resources are judged here. Every figure is over the measured load
 * alone.
 */
package salvo.resources;
