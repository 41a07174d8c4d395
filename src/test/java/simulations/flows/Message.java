package simulations.flows;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of message that users send to a flow, told apart by their length. */
enum Message {
  MINIMAL,
  SIMPLE,
  REALISTIC,
  MEDIUM,
  COMPLEX,
  LARGE;

  /** The request names of all kinds. */
  static Set<String> requests() {
    return Arrays.stream(values()).map(Message::request).collect(Collectors.toSet());
  }

  /** The name of the task that sends one. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The request name of running a flow with one. */
  String request() {
    return "run " + key();
  }

  /** Where the texts stand, below the feeders' folder. */
  String feeder() {
    return "flows/messages-" + key() + ".json";
  }
}
