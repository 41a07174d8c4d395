/**
 * OpenAPI documents as they are written: their operations, whatever their version, with the schemas
 * put together and the lines known. References are followed within a document only.
 */
package salvo.imports.openapi.document;
