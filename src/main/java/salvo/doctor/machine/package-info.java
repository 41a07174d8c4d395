/** What a load needs of this machine, a class for each thing to look at. */
package salvo.doctor.machine;
