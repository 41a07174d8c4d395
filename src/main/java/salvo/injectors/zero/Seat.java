package salvo.injectors.zero;

import java.util.SortedMap;
import salvo.injectors.message.Beat;
import salvo.injectors.message.ClockReading;
import salvo.injectors.message.InjectorRow;
import salvo.injectors.message.Member;
import salvo.injectors.wire.Link;

/**
 * An injector at injector 0: who it is, and what it said last. Used by one thread only, but for
 * when it was heard.
 */
final class Seat {

  final Member member;
  final Link link;
  final String digest;
  SortedMap<String, String> digests;
  Beat beat = Beat.NONE;
  ClockReading clock;
  volatile long heardNanos;
  double uncertaintyMillis;
  boolean ready;
  boolean lost;
  boolean knowsVerdict;

  Seat(Member member, Link link, String digest, long nowNanos) {
    this.member = member;
    this.link = link;
    this.digest = digest;
    this.heardNanos = nowNanos;
  }

  int index() {
    return member.index();
  }

  double silentSeconds(long nowNanos) {
    return Math.max(0, nowNanos - heardNanos) / 1e9;
  }

  InjectorRow row(long nowNanos) {
    InjectorRow.State state =
        lost ? InjectorRow.State.LOST : ready ? InjectorRow.State.READY : InjectorRow.State.THERE;
    return new InjectorRow(index(), member.host(), beat, silentSeconds(nowNanos), state);
  }
}
