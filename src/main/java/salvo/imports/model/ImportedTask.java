package salvo.imports.model;

import java.util.List;

/**
 * What a user does in order; its first failure ends it.
 *
 * @param remark why it is so; empty, or one line of a comment above it
 */
public record ImportedTask(String name, String remark, List<ImportedStep> steps) {}
