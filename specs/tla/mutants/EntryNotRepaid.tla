--------------------------- MODULE EntryNotRepaid ---------------------------
\* A signaller has entered on behalf of a component that did not sleep; nobody takes
\* it back, and the end of the run is never seen.
EXTENDS Fine

DoNotRepay(c) ==
  /\ At(c, "repay")
  /\ Go(c, NextStep)
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, run>>
=============================================================================
