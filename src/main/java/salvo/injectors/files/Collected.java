package salvo.injectors.files;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * The folders of the other injectors.
 *
 * @param folders where each lies, by its index: its own, or the copy that was sent
 * @param missing why there is none, by index
 */
public record Collected(SortedMap<Integer, Path> folders, SortedMap<Integer, String> missing) {}
