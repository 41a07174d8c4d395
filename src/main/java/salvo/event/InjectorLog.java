package salvo.event;

import java.nio.file.Path;

/**
 * The log of one of several injectors.
 *
 * @param path the simulation.log
 * @param offsetMillis how far its clock was behind the others'; added to every instant of the log
 */
public record InjectorLog(Path path, long offsetMillis) {}
