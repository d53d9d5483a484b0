------------------------------ MODULE TraceLog ------------------------------
(***************************************************************************)
(* Trace, with logs that come from outside: TLC is given these operators   *)
(* by a Java class (intray.validation.Log), which also hears which states  *)
(* TLC has reached.  A trace is accepted if a state is reached in which no *)
(* event is left, and otherwise the furthest that TLC came is the first    *)
(* event that cannot happen.                                               *)
(***************************************************************************)
EXTENDS Trace

Absent == CHOOSE x : FALSE   \* evaluated only if the Java class is not there

LogWiring(z)         == Absent
LogPublisher(z)      == Absent
LogTraces(z)         == Absent
LogStarts(t)         == Absent
LogLength(t)         == Absent
LogEvent(t, k)       == Absent
LogGoesOn(t, k, c)   == Absent
LogLastStep(t, k, c) == Absent
LogWaiting(t)        == Absent
LogReached(t, k, s)  == Absent

TheWiring    == LogWiring(0)
ThePublisher == LogPublisher(0)
TheTraces    == LogTraces(0)

State == [held |-> held, transit |-> transit, closed |-> closed,
          discarded |-> discarded, mode |-> mode, guard |-> guard,
          happened |-> happened, owed |-> owed, failed |-> failed, notice |-> notice,
          count |-> count]

\* Always true.  A state is told in full where a trace, or a part of it, ends.
Reached == LogReached(trace, next, IF next > Length(trace) THEN State ELSE 0)

\* What tells states apart.  Events alone move items, close outboxes, publish and
\* fail, and each does so in one way; so all of that follows from where a trace
\* began and which event comes next.  To compare it would cost more than all else.
View == <<trace, next, mode, guard, happened, owed>>

-----------------------------------------------------------------------------
\* The mechanism left free, to check that the schedule of Trace loses nothing.
FreeMechanism(c) ==
  \/ \E d \in Component : Signal(c, d)
  \/ Continue(c) \/ Resume(c) \/ Park(c) \/ Wake(c) \/ Rouse(c)
  \/ c \in BeginsSilently /\ Begin(c)
  \/ c = Outside /\ Done(c)

FreeNext ==
  \/ /\ next <= Length(trace)
     /\ Happens(Event(trace, next)) /\ next' = next + 1 /\ UNCHANGED trace
  \/ \E c \in Component : FreeMechanism(c) /\ UNCHANGED log

FreeSpec == TraceInit /\ [][FreeNext]_traceVars
=============================================================================
