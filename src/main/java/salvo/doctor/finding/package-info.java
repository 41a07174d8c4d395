/** What a look has found, as immutable records. */
package salvo.doctor.finding;
