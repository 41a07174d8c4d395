/**
 * Objectives and the verdict. Objectives are declared in the settings, evaluated over exact
 * figures, and decide between PASS, FAIL, INVALID and INCONCLUSIVE. One without data fails.
 */
package salvo.slo;
