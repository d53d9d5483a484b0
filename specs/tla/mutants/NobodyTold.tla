----------------------------- MODULE NobodyTold -----------------------------
\* The run is over and the sleepers are not told: TLC finds threads left behind.
EXTENDS Fine

StopAlone(c) ==
  /\ At(c, "over")
  /\ telling' = TRUE
  /\ Go(c, "stopped")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, awake, over>>
=============================================================================
