/**
 * Where the injectors of a run find injector 0: at one of some hosts, behind a name, or by a file
 * in a folder that all of them see. Nothing is looked up before it is needed, and each try looks
 * anew.
 */
package salvo.injectors.meeting;
