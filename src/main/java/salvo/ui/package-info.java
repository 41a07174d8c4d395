/**
 * The control room: the page of {@code ./salvo ui}, on which runs are started, found again and
 * compared. It is on loopback only, and answers who has its token; whatever the page does, a script
 * can do by the same addresses under {@code /api}.
 */
package salvo.ui;
