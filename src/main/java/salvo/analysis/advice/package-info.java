/**
 * What to do next: figures against their tiers, and recommendations with the evidence they rest on.
 * Advice names what was seen before it says what it may mean. Nothing here decides the verdict.
 */
package salvo.analysis.advice;
