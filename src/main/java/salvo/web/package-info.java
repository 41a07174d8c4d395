/**
 * What Salvo's browser pages share: a server on loopback, the rules on whom it answers, and how a
 * page is put together. It does not know who is visiting, or what a page shows.
 */
package salvo.web;
