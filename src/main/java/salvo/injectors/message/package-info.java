/**
 * What injectors tell one another, as records, and their form in JSON. A process of the run may
 * trust what it reads: strangers do not get so far.
 */
package salvo.injectors.message;
