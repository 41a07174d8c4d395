/**
 * The quick way to merge logs: their records as whole numbers, sorted in a window and written once.
 * What it does not do, logs far out of order and very many logs, is left to the thorough way.
 */
package salvo.merge.packed;
