/**
 * How the files of each injector come to injector 0: not at all where it sees the folder itself,
 * and else in pieces, no faster than it writes them, each file checked by its hash.
 */
package salvo.injectors.files;
