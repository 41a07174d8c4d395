/**
 * The commands of {@code ./salvo}. Each reads its arguments, calls one other room and prints the
 * result. Exit statuses are those of the verdict, or 1 for wrong usage.
 */
package salvo.cli;
