package salvo.sandbox.llm;

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
 * Answers that are made together, as engines with continuous batching do: each step gives one token
 * to each of up to {@link #SLOTS} answers, takes longer the more of them there are, and longer
 * still when it reads new prompts; who finds no slot waits. For the handlers' event loop only.
 */
final class Batch {

  /** Answers that are made at once. */
  static final int SLOTS = 64;

  /** A step with a single answer, at full scale, in ms. */
  private static final Percentiles STEP = new Percentiles(18, 21, 30, 80);

  private static final double MILLIS_PER_ANSWER = 0.15;
  private static final double MILLIS_PER_PROMPT_TOKEN = 0.25;

  private final ServiceTime step;
  private final ServiceTime scale;
  private final Queue<Answer> waiting = new ArrayDeque<>();
  private final List<Answer> running = new ArrayList<>();
  private boolean isStepping;
  private long due;

  Batch(ServiceTimes times) {
    this.step = times.of("llm step", STEP);
    this.scale = times.always(1);
  }

  void add(Answer answer) {
    waiting.add(answer);
    if (!isStepping) {
      isStepping = true;
      due = System.nanoTime();
      step();
    }
  }

  private void step() {
    int prompts = 0;
    while (running.size() < SLOTS && !waiting.isEmpty()) {
      Answer next = waiting.remove();
      if (!next.isOver()) {
        running.add(next);
        next.beginAmong(running.size());
        prompts += next.tokensToRead();
      }
    }
    if (running.isEmpty()) {
      isStepping = false;
      return;
    }
    double millis =
        step.nextMillis()
            + scale.nextMillis()
                * (running.size() * MILLIS_PER_ANSWER + prompts * MILLIS_PER_PROMPT_TOKEN);
    due = Math.max(due, System.nanoTime() - TimeUnit.SECONDS.toNanos(1)) + (long) (millis * 1e6);
    after(due - System.nanoTime(), this::emit);
  }

  private void emit() {
    Iterator<Answer> each = running.iterator();
    while (each.hasNext()) {
      Answer answer = each.next();
      answer.token();
      if (answer.isOver()) {
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
