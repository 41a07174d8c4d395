/**
 * The commands of {@code ./salvo}. Each of them reads its arguments, calls one other room and
 * prints what that says. Exit statuses are those of the verdict, or 1 for wrong usage.
 */
package salvo.cli;
