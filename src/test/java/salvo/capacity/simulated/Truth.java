package salvo.capacity.simulated;

import java.util.function.DoubleUnaryOperator;

/** The rates at which the share of requests over a limit is what is allowed, by closed formulas. */
public final class Truth {

  private Truth() {}

  /** Of M/M/c, by the formula of Erlang for the probability to wait. */
  public static double exponential(
      int servers, double meanSeconds, double limitSeconds, double allowed) {
    return rate(
        servers / meanSeconds,
        rate -> overOfExponential(servers, 1 / meanSeconds, rate, limitSeconds),
        allowed);
  }

  /** Of M/D/1, by the formula of Erlang for the waiting time. */
  public static double fixedRate(double perSecond, double limitSeconds, double allowed) {
    return rate(perSecond, rate -> overOfFixedRate(perSecond, rate, limitSeconds), allowed);
  }

  static double overOfExponential(int servers, double each, double rate, double limit) {
    double busy = rate / each;
    double blocked = 1;
    for (int i = 1; i <= servers; i++) {
      blocked = busy * blocked / (i + busy * blocked);
    }
    double waits = blocked / (1 - busy / servers * (1 - blocked));
    double drains = servers * each - rate;
    double both =
        (drains * Math.exp(-each * limit) - each * Math.exp(-drains * limit)) / (drains - each);
    return (1 - waits) * Math.exp(-each * limit) + waits * both;
  }

  static double overOfFixedRate(double perSecond, double rate, double limit) {
    double service = 1 / perSecond;
    double wait = limit - service;
    double sum = 0;
    double factorial = 1;
    for (int k = 0; k * service <= wait; k++) {
      factorial *= Math.max(1, k);
      double x = rate * (wait - k * service);
      sum += Math.pow(-x, k) / factorial * Math.exp(x);
    }
    return 1 - (1 - rate / perSecond) * sum;
  }

  private static double rate(double most, DoubleUnaryOperator over, double allowed) {
    double low = most * 1e-3;
    double high = most * (1 - 1e-9);
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (over.applyAsDouble(middle) > allowed) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (low + high) / 2;
  }
}
