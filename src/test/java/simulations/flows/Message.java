package simulations.flows;

import java.util.Locale;

/** The kinds of message that users send to a flow, told apart by their length. */
enum Message {
  MINIMAL,
  SIMPLE,
  REALISTIC,
  MEDIUM,
  COMPLEX,
  LARGE;

  /** The name of the task that sends one. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The request name of running a flow with one. */
  String request() {
    return "run " + key();
  }

  /** The same where the answer is read as it comes. */
  String streamed() {
    return "stream " + key();
  }

  /** Where the texts stand, below the feeders' folder. */
  String feeder() {
    return "flows/messages-" + key() + ".json";
  }
}
