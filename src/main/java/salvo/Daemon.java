package salvo;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Threads with a name that never keep their process from ending. */
public final class Daemon {

  private Daemon() {}

  /** A thread, not yet started. */
  public static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Such threads, all with the same name. */
  public static ThreadFactory threads(String name) {
    return task -> thread(name, task);
  }

  /** A timer with one thread. */
  public static ScheduledExecutorService timer(String name) {
    return Executors.newSingleThreadScheduledExecutor(threads(name));
  }
}
