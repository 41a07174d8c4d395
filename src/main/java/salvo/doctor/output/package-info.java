/** A diagnosis as text for people and as JSON for programs. */
package salvo.doctor.output;
