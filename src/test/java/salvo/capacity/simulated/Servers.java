package salvo.capacity.simulated;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Services whose capacity is known: queues with some servers, first come, first served. */
public final class Servers {

  private Servers() {}

  /** M/M/c: exponential service times. */
  public static Target exponential(int servers, double meanSeconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Queue queue = new Queue(servers);
    return at -> Target.Answer.ok(queue.end(at, exponential(random, meanSeconds)));
  }

  /** M/D/1: one server at a fixed rate. */
  public static Target fixedRate(double perSecond) {
    Queue queue = new Queue(1);
    return at -> Target.Answer.ok(queue.end(at, 1 / perSecond));
  }

  /** Does five times less as soon as more than so many a second have come in the latest five. */
  public static Target cliff(int servers, double meanSeconds, int perSecond, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Queue queue = new Queue(servers);
    Deque<Double> latest = new ArrayDeque<>();
    return at -> {
      latest.addLast(at);
      while (latest.getFirst() < at - 5) {
        latest.removeFirst();
      }
      double slow = latest.size() > 5 * perSecond ? 5 : 1;
      return Target.Answer.ok(queue.end(at, slow * exponential(random, meanSeconds)));
    };
  }

  /**
   * Takes so many times longer once a request waits for more than half a second, until the queue
   * has been empty for so many seconds.
   */
  public static Target slowToRecover(
      int servers, double meanSeconds, double times, double rest, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Queue queue = new Queue(servers);
    double[] until = {0};
    return at -> {
      double waits = queue.waits(at);
      if (waits > 0.5 || waits > 0 && at < until[0]) {
        until[0] = at + rest;
      }
      double slow = at < until[0] ? times : 1;
      return Target.Answer.ok(queue.end(at, slow * exponential(random, meanSeconds)));
    };
  }

  /** Stands still for a while again and again. */
  public static Target pausing(
      int servers, double meanSeconds, double every, double pause, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Queue queue = new Queue(servers);
    DoubleSupplier service = () -> exponential(random, meanSeconds);
    return at -> Target.Answer.ok(queue.endWithPauses(at, service.getAsDouble(), every, pause));
  }

  /** Has twice the servers after 30 s in which requests waited for more than a tenth of one. */
  public static Target autoscaled(int servers, double meanSeconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Queue queue = new Queue(servers);
    double[] latestCalm = {0};
    return at -> {
      latestCalm[0] = queue.waits(at) > 0.1 ? latestCalm[0] : at;
      if (at - latestCalm[0] > 30) {
        queue.grow(2 * servers, at);
      }
      return Target.Answer.ok(queue.end(at, exponential(random, meanSeconds)));
    };
  }

  /** Answers so many in a second, with a burst of a tenth of that, and refuses the rest. */
  public static Target limited(double perSecond, double meanSeconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] bucket = {perSecond / 10, 0};
    return at -> {
      bucket[0] = Math.min(perSecond / 10, bucket[0] + perSecond * (at - bucket[1]));
      bucket[1] = at;
      if (bucket[0] < 1) {
        return new Target.Answer(at + 0.001, false, true);
      }
      bucket[0] -= 1;
      return Target.Answer.ok(at + exponential(random, meanSeconds));
    };
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** When each server is free. */
  private static final class Queue {

    private double[] free;

    Queue(int servers) {
      free = new double[servers];
    }

    void grow(int servers, double at) {
      if (servers > free.length) {
        int before = free.length;
        free = Arrays.copyOf(free, servers);
        Arrays.fill(free, before, servers, at);
      }
    }

    double waits(double at) {
      return Math.max(0, free[next()] - at);
    }

    double end(double at, double service) {
      int server = next();
      free[server] = Math.max(at, free[server]) + service;
      return free[server];
    }

    double endWithPauses(double at, double service, double every, double pause) {
      int server = next();
      double begin = Math.max(at, free[server]);
      double into = begin % every;
      begin += into > every - pause ? every - into : 0;
      double end = begin + service;
      end += end % every > every - pause ? pause : 0;
      free[server] = end;
      return end;
    }

    private int next() {
      int next = 0;
      for (int i = 1; i < free.length; i++) {
        next = free[i] < free[next] ? i : next;
      }
      return next;
    }
  }
}
