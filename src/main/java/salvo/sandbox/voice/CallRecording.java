package salvo.sandbox.voice;

/** The recording of a call as the API answers it. */
record CallRecording(String recordingSid, String status, String recordingUrl) {

  static CallRecording start(String sid) {
    return new CallRecording(sid, "in_progress", null);
  }

  CallRecording stopped() {
    return new CallRecording(recordingSid, "completed", "/recordings/" + recordingSid + ".wav");
  }

  boolean isRunning() {
    return status.equals("in_progress");
  }
}
