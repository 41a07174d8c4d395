package salvo.stats;

import salvo.stats.request.RequestFigures;
import salvo.stats.times.ResponseTimes;

/** The requests that ended within a part of the run, all endpoints together. */
public record WindowFigures(
    long requests, double requestsPerSecond, ResponseTimes all, double errorRate)
    implements RequestFigures {}
