package salvo.event;

/** Takes the records of a log in their order, as the numbers that {@link RecordKinds} tells of. */
public interface RecordSink {

  /** Nobody wants them. */
  RecordSink NONE =
      new RecordSink() {
        @Override
        public void begin(RecordKinds kinds) {}

        @Override
        public void accept(int[] records, int from) {}
      };

  /**
   * Comes before the first record.
   *
   * @param kinds what the numbers of all records mean
   */
  void begin(RecordKinds kinds);

  /**
   * Takes a record.
   *
   * @param records numbers of many, which change afterwards
   * @param from where its own begin
   */
  void accept(int[] records, int from);
}
