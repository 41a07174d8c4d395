package salvo.sandbox.engine;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.behaviour.ServiceTimes;

/**
 * Generations that are made together, as engines with continuous batching do: each step makes a
 * part of each of up to {@link #SLOTS}, takes longer the more of them there are, and longer still
 * when it reads what is asked for; who finds no slot waits. For the handlers' event loop only.
 */
public final class Batch {

  /** Generations that are made at once. */
  public static final int SLOTS = 64;

  /**
   * What a step takes, at full scale, in ms.
   *
   * @param step with a single generation
   * @param perGeneration for each that there is
   * @param perRead for each word or the like that is read in it
   */
  public record Costs(Percentiles step, double perGeneration, double perRead) {}

  private final Costs costs;
  private final ServiceTime step;
  private final ServiceTime scale;
  private final Queue<Generation> waiting = new ArrayDeque<>();
  private final List<Generation> running = new ArrayList<>();
  private boolean isStepping;
  private long due;

  /**
   * @param name each has a sequence of its own
   */
  public Batch(ServiceTimes times, String name, Costs costs) {
    this.costs = costs;
    this.step = times.of(name + " step", costs.step());
    this.scale = times.always(1);
  }

  /** Makes it, when there is a slot. */
  public void add(Generation generation) {
    waiting.add(generation);
    if (!isStepping) {
      isStepping = true;
      due = System.nanoTime();
      step();
    }
  }

  private void step() {
    int read = 0;
    while (running.size() < SLOTS && !waiting.isEmpty()) {
      Generation next = waiting.remove();
      if (!next.isOver()) {
        running.add(next);
        next.beginAmong(running.size());
        read += next.toRead();
      }
    }
    if (running.isEmpty()) {
      isStepping = false;
      return;
    }
    double millis =
        step.nextMillis()
            + scale.nextMillis()
                * (running.size() * costs.perGeneration() + read * costs.perRead());
    due = Math.max(due, System.nanoTime() - TimeUnit.SECONDS.toNanos(1)) + (long) (millis * 1e6);
    after(due - System.nanoTime(), this::emit);
  }

  private void emit() {
    Iterator<Generation> each = running.iterator();
    while (each.hasNext()) {
      Generation generation = each.next();
      generation.step();
      if (generation.isOver()) {
        each.remove();
      }
    }
    step();
  }

  private static void after(long nanos, Runnable work) {
    long millis = Math.round(nanos / 1e6);
    if (millis <= 0) {
      Vertx.currentContext().runOnContext(now -> work.run());
    } else {
      Vertx.currentContext().owner().setTimer(millis, timer -> work.run());
    }
  }
}
