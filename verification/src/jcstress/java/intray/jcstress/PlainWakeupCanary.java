package intray.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A wake-up without fences, to show that a lost one is seen when there is one: on x86 it is. */
@JCStressTest
@Outcome(
    id = {"true, true", "true, false", "false, true"},
    expect = Expect.ACCEPTABLE,
    desc = "one saw the other")
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE_INTERESTING, desc = "lost wake-up")
@State
public class PlainWakeupCanary {
  private boolean announced;
  private boolean mail;

  /** Announces, then looks. */
  @Actor
  public void sleeper(ZZ_Result r) {
    announced = true;
    r.r1 = mail;
  }

  /** Puts, then looks whom to wake. */
  @Actor
  public void signaller(ZZ_Result r) {
    mail = true;
    r.r2 = announced;
  }
}
