/**
 * A system of one's own: the files that {@code ./salvo new} begins one with. They compile and run
 * as they are, against the stand-in that they declare. Names follow the rule by which Salvo finds
 * them again.
 */
package salvo.cli.create;
