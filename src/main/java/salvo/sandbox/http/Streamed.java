package salvo.sandbox.http;

/** A body that comes bit by bit. Both are called on the event loop of the handlers. */
public interface Streamed {

  /** The head of the answer leaves; from now on the body is written, and ended once. */
  void begin(Outlet outlet);

  /** The client went away: nothing more reaches it, and the end is told already. */
  void abandoned();
}
