package salvo.injectors.wire;

/** A connection between two injectors. Messages come whole, once, and in their order, or not. */
public interface Link {

  /** Sends a message, of a size up to 16 MiB; returns at once. */
  void send(byte[] message);

  /** Closes it when what was sent is on its way. */
  void close();

  /** What comes over it; called by one thread, which must not be made to wait. */
  interface Events {

    void received(byte[] message);

    /** Once, whoever closed it. */
    void closed();
  }
}
