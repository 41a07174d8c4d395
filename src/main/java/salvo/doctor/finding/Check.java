package salvo.doctor.finding;

/** Looks at one thing. */
public interface Check {

  /** What is looked at, as its finding calls it. */
  String name();

  Finding look();
}
