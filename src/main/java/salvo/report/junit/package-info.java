/**
 * {@code junit.xml}: objectives as test cases, a suite for each endpoint. It is valid by the schema
 * that CI front ends use. Texts are made harmless for XML.
 */
package salvo.report.junit;
