----------------------- MODULE AwaitWithoutAnnouncing -----------------------
\* The guard is checked while the state is still RUN, and PARKED is written after it:
\* check-then-park, in the kernel.
EXTENDS Fine

CheckFirst(c, g) ==
  /\ At(c, "running")
  /\ guard' = [guard EXCEPT ![c] = g]
  /\ todo' = [todo EXCEPT ![c] = g]
  /\ Go(c, "check")
  /\ UNCHANGED <<items, my, owed, signals, run>>

AnnounceAndLeave(c) ==
  /\ At(c, "check") /\ todo[c] = {}
  /\ state' = [state EXCEPT ![c] = "PARKED"]
  /\ awake' = awake - 1
  /\ Go(c, IF awake = 1 THEN "last" ELSE "park")
  /\ UNCHANGED <<items, my, todo, guard, owed, permit, over, telling>>
=============================================================================
