/**
 * What the resource samples of a run say: mean, 95th percentile and peaks by metric, growth,
 * processor spikes. Objectives of resources are judged here. All figures cover the measured load
 * only.
 */
package salvo.resources;
