package salvo.gatling.load.inflow;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import salvo.workload.Course;

/** The part of one user type in the course of all; worked out anew only when that has changed. */
public final class CrewCourse implements Supplier<Course> {

  private record Part(Course all, Course own) {}

  private final Supplier<Course> all;
  private final UnaryOperator<Course> part;
  private volatile Part last;

  public CrewCourse(Supplier<Course> all, UnaryOperator<Course> part) {
    this.all = all;
    this.part = part;
    Course now = all.get();
    this.last = new Part(now, part.apply(now));
  }

  @Override
  public Course get() {
    Course now = all.get();
    Part known = last;
    if (known.all() != now) {
      known = new Part(now, part.apply(now));
      last = known;
    }
    return known.own();
  }
}
