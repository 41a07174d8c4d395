/**
 * The quick way to merge logs: their records as whole numbers, sorted in a window and written once.
 * What it does not do, logs far out of order, very many logs and very many kinds of records, is
 * left to the thorough way.
 */
package salvo.merge.packed;
