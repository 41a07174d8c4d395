/**
 * How readings are made: sources of values, counters turned into rates, a clock that ticks. A
 * source that fails is silenced after one warning and costs no other one anything. None of them
 * knows what it is that it reads.
 */
package salvo.monitor.source;
