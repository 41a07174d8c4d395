/**
 * What Salvo's own pages for the browser share: their server, on loopback only, whom it answers,
 * and how a page is put together. Who is here and what a page shows is none of its business.
 */
package salvo.web;
