/**
 * Simulations that Salvo's own tests run, so that no edit of {@code simulations} breaks a test of
 * Salvo. Their settings stand in {@code salvo/own.conf}, their bodies beside it, their feeders in
 * {@code feeders/salvo} of the test resources.
 */
package salvo.e2e.simulations;
