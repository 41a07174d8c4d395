package salvo.imports.format;

/** Reads one format. */
public interface Importer {

  /** What {@code --from} calls it. */
  String format();

  /** What people call it. */
  String title();

  /** Whether that is the format of a file, by its content and not by its name. */
  boolean reads(ImportInput input);

  /**
   * Reads the file.
   *
   * @throws UnusableInput when it is not as it has to be
   */
  Imported read(ImportInput input, ImportChoices choices);
}
