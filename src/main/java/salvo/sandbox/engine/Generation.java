package salvo.sandbox.engine;

/** What is made step by step, for one request. */
public interface Generation {

  /** How much has to be read before its first step, in words or the like. */
  int toRead();

  /** Is told how many are made, with it, when it begins. */
  default void beginAmong(int all) {}

  /** Makes the next part of it, or its end. */
  void step();

  /** Whether it has ended, or nobody wants it any more. */
  boolean isOver();
}
