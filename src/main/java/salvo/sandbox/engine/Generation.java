package salvo.sandbox.engine;

/** What is made step by step, for one request. */
public interface Generation {

  /** How much has to be read before its first step, in words or the like. */
  int toRead();

  /** Makes the next part of it, or its end. */
  void step();

  /** Whether it has ended, or nobody wants it any more. */
  boolean isOver();
}
