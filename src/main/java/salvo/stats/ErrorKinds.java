package salvo.stats;

/**
 * Tells errors of one kind by their texts. There are few kinds, however many texts there are: the
 * texts of each are bounded, and no kind is lost among those of another.
 */
@FunctionalInterface
public interface ErrorKinds {

  /** All texts of a status are of one kind. */
  ErrorKinds BY_STATUS = (status, message) -> "";

  /** What is equal for errors of one kind; a status of 0 is unknown. */
  String of(int status, String message);
}
