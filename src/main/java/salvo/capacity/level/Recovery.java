package salvo.capacity.level;

import java.util.OptionalDouble;

/**
 * What came of going back to a level that held after one that broke.
 *
 * @param level that the load went back to
 * @param watched for how many seconds
 * @param seconds until it held again; empty when it did not: the target is metastable
 */
public record Recovery(double level, double watched, OptionalDouble seconds) {}
