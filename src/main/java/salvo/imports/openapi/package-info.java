/**
 * OpenAPI documents: their operations are put in order by what one answers and another asks for,
 * with values from their examples or made from their schemas, and answered by a stand-in.
 */
package salvo.imports.openapi;
