package salvo.injectors.message;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.SortedMap;

/** What injectors tell one another. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
public sealed interface Message {

  /** To injector 0, the first one of all: who is there, with one hash of all its digests. */
  record Join(int count, Member member, String digest) implements Message {}

  /** From injector 0: the digests differ, and it wants to see each. */
  record TellDigests() implements Message {}

  record Digests(SortedMap<String, String> byName) implements Message {}

  /** From injector 0: all are there and alike. */
  record Agreed() implements Message {}

  /** From injector 0: this is not to be one run, and why. */
  record Refused(String sentence) implements Message {}

  /** To injector 0, which answers at once with its clocks: since 1970, and one that only counts. */
  record Probe(int number) implements Message {}

  record Echo(int number, double wallMillis, long nanos) implements Message {}

  record ClockTold(ClockReading reading) implements Message {}

  record Ready(double uncertaintyMillis) implements Message {}

  /** From injector 0: when to start, by its clock that only counts. */
  record Start(long nanos) implements Message {}

  record BeatTold(Beat beat) implements Message {}

  /**
   * From injector 0: the sum of all, and some of the rows; with many injectors it takes several
   * messages until each row was told.
   */
  record Sum(Beat sum, List<InjectorRow> rows) implements Message {}

  /** From injector 0. */
  record Lost(int index, Beat last, double seconds) implements Message {}

  record StopAsked(String reason) implements Message {}

  /** From injector 0. */
  record Stopped(int by, String reason) implements Message {}

  /** To injector 0: what its listener understands. */
  record Note(int from, byte[] bytes) implements Message {}

  /** From injector 0 to all: what their listeners understand. */
  record Notice(byte[] bytes) implements Message {}

  record Value(String name, byte[] bytes) implements Message {}

  record Wanted(String name, int from) implements Message {}

  /** From injector 0. */
  record ValueOf(String name, int from, byte[] bytes) implements Message {}

  /** To injector 0: a folder, and a file in it by which to see whether it is seen there too. */
  record FolderAt(String path, String marker) implements Message {}

  /** From injector 0: the folder is not seen there, so its files are to be sent. */
  record SendFiles() implements Message {}

  record FileBegin(String name) implements Message {}

  record FileEnd(long bytes, String sha256) implements Message {}

  record FilesEnd(int files) implements Message {}

  /** From injector 0: so much of the file was written, so that more may come. */
  record Written(long bytes) implements Message {}

  /** From injector 0: it has the folder, or why not; empty when it has. */
  record Delivered(String problem) implements Message {}

  /** From injector 0. */
  record Concluded(Conclusion conclusion) implements Message {}

  /** To injector 0: the verdict has come. */
  record ConclusionHeard() implements Message {}
}
