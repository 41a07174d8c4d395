/**
 * The control room: the page of {@code ./salvo ui}, for starting, finding and comparing runs. It
 * listens on loopback only, and answers only requests with its token. A script can do all that the
 * page does, by the same addresses under {@code /api}.
 */
package salvo.ui;
