--------------------- MODULE SignalWhileRunningDropped ----------------------
\* Only sleepers are signalled; what happens during a step is forgotten.
EXTENDS Events

SignalSleeper(c, d) ==
  /\ d \in owed[c]
  /\ owed' = [owed EXCEPT ![c] = @ \ {d}]
  /\ happened' = [happened EXCEPT ![d] = @ \/ mode[d] \in {"announced", "parked", "pausing"}]
  /\ UNCHANGED <<data, mode, guard>>
=============================================================================
