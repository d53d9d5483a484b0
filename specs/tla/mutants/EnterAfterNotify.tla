-------------------------- MODULE EnterAfterNotify --------------------------
\* The sleeper is counted after its state shows that it was woken: by then it may
\* have run and left again, and the run ends under the signaller's feet.
EXTENDS Fine

DoNotEnter(c) ==
  /\ At(c, "enter")
  /\ Go(c, "rouse")
  /\ UNCHANGED <<items, my, todo, guard, owed, signals, run>>

DoNotWithdraw(c) ==
  /\ At(c, "withdraw")
  /\ Forget(c) /\ Go(c, "signal")
  /\ UNCHANGED <<items, todo, guard, owed, signals, run>>

EnterAndUnpark(c) ==
  /\ At(c, "unpark")
  /\ awake' = awake + 1
  /\ permit' = [permit EXCEPT ![my[c].target] = TRUE]
  /\ Forget(c) /\ Go(c, IF owed[c] = {} THEN "running" ELSE "signal")
  /\ UNCHANGED <<items, todo, guard, owed, state, over, telling>>
=============================================================================
