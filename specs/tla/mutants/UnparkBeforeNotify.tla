------------------------- MODULE UnparkBeforeNotify -------------------------
\* The sleeper is unparked, and then its state is set: it looks, sees nothing, and
\* parks for ever.
EXTENDS Fine

EnterAndUnpark(c) ==
  /\ At(c, "enter")
  /\ awake' = awake + 1
  /\ permit' = [permit EXCEPT ![my[c].target] = TRUE]
  /\ Go(c, "rouse")
  /\ UNCHANGED <<items, my, todo, guard, owed, state, over, telling>>

DoNotUnpark(c) ==
  /\ At(c, "unpark")
  /\ Forget(c) /\ Go(c, IF owed[c] = {} THEN "running" ELSE "signal")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>
=============================================================================
