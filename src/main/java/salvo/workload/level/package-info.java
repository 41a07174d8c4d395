/** The levels at which a load is held. */
package salvo.workload.level;
